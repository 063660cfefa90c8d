/** The log of a function in Lambda: one JSON object a line, on standard output. A local run logs in its own way. */
package io.vehicleshadow.functions.logging;
