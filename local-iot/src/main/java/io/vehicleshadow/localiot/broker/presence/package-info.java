/** Lifecycle events: which clients came and left, and why. It knows no packets. */
package io.vehicleshadow.localiot.broker.presence;
