/** Journeys of a user over real processes, sockets and certificates; they run in Maven's {@code verify}. */
package io.vehicleshadow.local.journey;
