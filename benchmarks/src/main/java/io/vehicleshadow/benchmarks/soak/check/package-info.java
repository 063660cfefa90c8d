/**
 * Decides from the files of a soak alone whether the product kept its promises. Reads the contract for itself: must not
 * know the product's code, nor the soak's.
 */
package io.vehicleshadow.benchmarks.soak.check;
