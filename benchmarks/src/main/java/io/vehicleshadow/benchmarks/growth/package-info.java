/** How time and memory grow with documents, things, connections and history, as plots. */
package io.vehicleshadow.benchmarks.growth;
