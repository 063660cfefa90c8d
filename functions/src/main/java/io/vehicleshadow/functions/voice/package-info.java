/** What voice keeps: whether an owner lets Alexa open, which directives came before, grants to tell Alexa of changes. Knows no Alexa message. */
package io.vehicleshadow.functions.voice;
