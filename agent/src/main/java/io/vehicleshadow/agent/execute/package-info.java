/** Executes one request: age, interlocks, journal, control unit. Knows what a request is, not how it is answered. */
package io.vehicleshadow.agent.execute;
