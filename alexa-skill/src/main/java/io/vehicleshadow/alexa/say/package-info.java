/**
 * Alexa's part, for trying the skill without an Echo: turns a sentence into the request that Alexa would send, and reads
 * the answer. Knows the interaction model and the request format, and nothing of the skill's inside.
 */
package io.vehicleshadow.alexa.say;
