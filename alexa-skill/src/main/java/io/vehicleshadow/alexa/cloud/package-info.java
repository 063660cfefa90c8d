/** The garage and the accounts as the cloud's functions know them. Knows nothing of Alexa. */
package io.vehicleshadow.alexa.cloud;
