/**
 * A soak: a whole run with a fleet, people, voice, pages and hands at the cars, while processes are killed, frozen, cut off
 * and slowed down. Records what happens; must not judge it.
 */
package io.vehicleshadow.benchmarks.soak;
