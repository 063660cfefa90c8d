/** The least that Lambda could run for the same purpose: what the packaged functions are measured against. Knows no vehicle. */
package io.vehicleshadow.benchmarks.bare;
