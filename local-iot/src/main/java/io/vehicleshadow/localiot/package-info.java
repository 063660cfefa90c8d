/**
 * AWS IoT Core for a laptop: puts store, broker, shadow service, data plane and identities together, for a command
 * line and for tests. It knows nothing of vehicles.
 */
package io.vehicleshadow.localiot;
