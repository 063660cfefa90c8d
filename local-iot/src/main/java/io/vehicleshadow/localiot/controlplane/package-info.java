/**
 * The control plane of AWS IoT over HTTP: a face of what {@code thing}, {@code identity}, {@code policy} and
 * {@code provisioning} hold. It keeps nothing itself, and doesn't know the broker.
 */
package io.vehicleshadow.localiot.controlplane;
