/** Alexa's event gateway: the tokens for it, and sending. Knows no car. */
package io.vehicleshadow.alexa.smarthome.event;
