/**
 * Talking until a request is complete: one turn, what is remembered between turns, questions, which car, the PIN. Knows
 * no intent and sends nothing to a car.
 */
package io.vehicleshadow.alexa.dialogue;
