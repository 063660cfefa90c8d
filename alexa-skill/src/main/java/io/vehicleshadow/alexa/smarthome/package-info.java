/** The smart-home skill: "Alexa, raise my window". Takes directives to the use cases; knows nothing of the custom skill's intents. */
package io.vehicleshadow.alexa.smarthome;
