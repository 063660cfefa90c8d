package io.vehicleshadow.local.cloud;

import java.net.URI;

/**
 * Where Alexa is told of changes.
 *
 * @param eventGateway takes events
 * @param tokens exchanges a grant's code for tokens
 */
public record AlexaAddresses(URI eventGateway, URI tokens) {}
