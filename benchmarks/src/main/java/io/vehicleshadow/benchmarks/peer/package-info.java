/** What the product is measured beside, and the plain clients that load both. Knows nothing of the product. */
package io.vehicleshadow.benchmarks.peer;
