/**
 * Who connects: the certificate authority, the certificates it issued, the things and policies attached to them. It
 * knows nothing of MQTT or HTTP.
 */
package io.vehicleshadow.localiot.identity;
