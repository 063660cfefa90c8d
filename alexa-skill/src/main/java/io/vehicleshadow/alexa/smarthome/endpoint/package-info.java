/** What a car looks like to Alexa: endpoints and their interfaces, made from the catalogue. Sends nothing to a car. */
package io.vehicleshadow.alexa.smarthome.endpoint;
