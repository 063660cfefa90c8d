/** Wires the use cases of the cloud to AWS, by hand. Knows no HTTP. */
package io.vehicleshadow.functions;
