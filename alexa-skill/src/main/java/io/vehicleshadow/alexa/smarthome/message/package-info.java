/** The messages of a smart-home skill as JSON. Knows no car. */
package io.vehicleshadow.alexa.smarthome.message;
