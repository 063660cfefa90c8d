/**
 * The Device Shadow service: documents, versions, metadata and deltas, and the messages about them. Knows nothing of
 * connections, certificates or HTTP; requests come as bytes, messages leave through a sink.
 */
package io.vehicleshadow.localiot.shadow;
