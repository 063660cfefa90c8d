/** Writes the skill package that the Alexa developer console takes, at build time. Never part of a request. */
package io.vehicleshadow.alexa.publish;
