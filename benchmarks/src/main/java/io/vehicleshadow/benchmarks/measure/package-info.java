/** What every measure is made of: figures with their spread and goal, runs in turn, certificates. Knows no measure. */
package io.vehicleshadow.benchmarks.measure;
