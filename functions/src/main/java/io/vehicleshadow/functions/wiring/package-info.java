/** Wires the use cases to AWS, by hand, and readies them for a snapshot. Knows no HTTP. */
package io.vehicleshadow.functions.wiring;
