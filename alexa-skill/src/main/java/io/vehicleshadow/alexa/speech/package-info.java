/** What the skill says, by language: phrases, numbers, durations, the state of a car. Decides nothing. */
package io.vehicleshadow.alexa.speech;
