/**
 * The data plane over HTTP: shadows, publishing and retained messages, as the AWS SDKs call them. Decodes requests, asks
 * whether the caller may, and encodes answers; what a shadow or a retained message is, others know.
 */
package io.vehicleshadow.localiot.dataplane;
