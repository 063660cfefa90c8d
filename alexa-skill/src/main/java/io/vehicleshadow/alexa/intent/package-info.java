/** One class for each intent: decides what a sentence means for the car, and what is answered. Knows no transport. */
package io.vehicleshadow.alexa.intent;
