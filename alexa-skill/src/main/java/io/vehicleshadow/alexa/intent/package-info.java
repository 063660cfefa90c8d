/** One class for each intent of its own kind: what a sentence means for the car. Knows no transport. */
package io.vehicleshadow.alexa.intent;
