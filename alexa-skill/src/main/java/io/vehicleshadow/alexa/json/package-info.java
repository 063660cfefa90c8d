/** The one JSON dialect of this module. Knows nothing of Alexa or cars. */
package io.vehicleshadow.alexa.json;
