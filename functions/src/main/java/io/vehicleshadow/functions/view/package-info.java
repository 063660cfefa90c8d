/** Reads the state of a person's vehicles and what became of a command. Writes nothing. */
package io.vehicleshadow.functions.view;
