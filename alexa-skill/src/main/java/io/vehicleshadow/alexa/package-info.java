/** The skill as a whole: its wiring, what it refuses unheard, and its Lambda function. */
package io.vehicleshadow.alexa;
