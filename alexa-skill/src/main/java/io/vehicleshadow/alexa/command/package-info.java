/** One spoken request to a car, from the choice of the car to the answer about its end. Knows no intent. */
package io.vehicleshadow.alexa.command;
