/** Java in place of Lambda functions, found by their names and ARNs. It doesn't know what they do. */
package io.vehicleshadow.localiot.function;
