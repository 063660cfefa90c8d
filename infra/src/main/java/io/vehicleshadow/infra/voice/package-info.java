/** The Alexa skill. Knows neither page nor operations. */
package io.vehicleshadow.infra.voice;
