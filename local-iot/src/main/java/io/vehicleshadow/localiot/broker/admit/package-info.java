/** Who a client is, and what it may do: by certificate, by token, or trusted. It knows no sessions. */
package io.vehicleshadow.localiot.broker.admit;
