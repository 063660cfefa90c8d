/**
 * AWS IoT fleet provisioning by claim: a certificate for a key that the client made, then thing and policy by a
 * template. It knows nothing of what the things are.
 */
package io.vehicleshadow.localiot.provisioning;
