/** Calls to Amazon over the JDK's own HTTP client. Knows no message. */
package io.vehicleshadow.alexa.http;
