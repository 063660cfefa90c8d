package io.vehicleshadow.functions.handler;

import io.vehicleshadow.functions.live.LiveAuthorizer;
import io.vehicleshadow.functions.live.LiveTimes;
import io.vehicleshadow.functions.live.PublishedKeys;
import io.vehicleshadow.functions.live.TokenVerifier;
import io.vehicleshadow.functions.wiring.UseCases;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The authorizer as the environment of its function describes it: ISSUER, CLIENT_IDS (comma), perhaps JWKS_URI. */
final class LiveWiring {
    private LiveWiring() {}

    static LiveAuthorizer of(Map<String, String> environment) {
        String issuer = required(environment, "ISSUER");
        Set<String> clients = Set.of(required(environment, "CLIENT_IDS").split(","));
        URI keys = URI.create(environment.getOrDefault("JWKS_URI", issuer + "/.well-known/jwks.json"));
        Clock clock = Clock.systemUTC();
        TokenVerifier tokens = new TokenVerifier(new PublishedKeys(keys, clock), issuer, clients, clock);
        return new LiveAuthorizer(tokens, UseCases.of(environment).access(), LiveTimes.AWS, clock);
    }

    private static String required(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .orElseThrow(() -> new IllegalArgumentException("The environment variable " + name + " is not set"));
    }
}
