/** Starts all parts of the product on this machine, tells where they listen, and ends them together. */
package io.vehicleshadow.local.run;
