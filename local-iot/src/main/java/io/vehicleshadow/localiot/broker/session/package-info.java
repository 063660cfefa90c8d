/** Sessions with their subscriptions and the messages that wait for them. They reach a client through a Wire, and don't know what it is. */
package io.vehicleshadow.localiot.broker.session;
