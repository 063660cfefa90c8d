/**
 * What the vehicle says to the service, and in which order: look, report, answer. {@code Outbox} is the way in. Decides
 * nothing about commands.
 */
package io.vehicleshadow.agent.speak;
