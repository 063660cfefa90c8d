/** One connection from CONNECT to its end: reads packets, writes packets, and keeps the limits of the protocol. */
package io.vehicleshadow.localiot.broker.connect;
