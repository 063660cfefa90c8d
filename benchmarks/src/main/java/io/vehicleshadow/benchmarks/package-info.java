/** Measurements of the product's parts, each as a ratio against a peer in the same run. Nothing depends on it. */
package io.vehicleshadow.benchmarks;
