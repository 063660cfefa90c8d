/** Tests of the whole of local-iot with clients that others wrote. */
package io.vehicleshadow.localiot.clients;
