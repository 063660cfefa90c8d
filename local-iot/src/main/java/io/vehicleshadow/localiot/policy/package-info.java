/**
 * The AWS IoT policy language: reads policy documents and decides whether they allow an action on a resource. It knows
 * neither certificates nor connections, only the variables that were handed to it.
 */
package io.vehicleshadow.localiot.policy;
