package io.vehicleshadow.benchmarks.soak;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a soak is made of.
 *
 * @param home where the scripts are
 * @param folder where everything is recorded; exists and is empty
 * @param seed draws the faults and who does what
 * @param length of the time with load and faults
 * @param vehicles how many cars
 * @param perProcess how many cars are in one process
 * @param rate how many things are done in a second
 */
record SoakOptions(Path home, Path folder, long seed, Duration length, int vehicles, int perProcess, int rate) {}
