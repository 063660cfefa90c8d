/** The program of the TCU: reads its options and wires the parts. Decides nothing about commands. */
package io.vehicleshadow.agent;
