package io.vehicleshadow.alexa;

import io.vehicleshadow.alexa.account.SignInAccounts;
import io.vehicleshadow.alexa.command.TimedPatience;
import io.vehicleshadow.functions.live.PublishedKeys;
import io.vehicleshadow.functions.live.TokenVerifier;
import io.vehicleshadow.functions.wiring.UseCases;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The skill as the environment of its function describes it: ALEXA_SKILL_ID, ISSUER, CLIENT_IDS (the clients of account
 * linking, by comma), perhaps JWKS_URI, and what {@link UseCases#of(Map)} reads.
 */
final class SkillWiring {
    private SkillWiring() {}

    static VehicleSkill of(Map<String, String> environment) {
        // Outcomes are counted by the history function, whatever the channel; Powertools is not in the skill's zip.
        Map<String, String> withoutMetrics = new HashMap<>(environment);
        withoutMetrics.put("METRICS_DISABLED", "true");
        return of(environment, UseCases.of(withoutMetrics));
    }

    static VehicleSkill of(Map<String, String> environment, UseCases cloud) {
        String issuer = required(environment, "ISSUER");
        Set<String> clients = Set.of(required(environment, "CLIENT_IDS").split(","));
        URI keys = URI.create(environment.getOrDefault("JWKS_URI", issuer + "/.well-known/jwks.json"));
        PublishedKeys published = new PublishedKeys(keys, cloud.clock());
        published.fetchAhead();
        return new VehicleSkill(
                required(environment, "ALEXA_SKILL_ID"),
                cloud.catalogue(),
                VehicleUseCases.of(cloud),
                new SignInAccounts(new TokenVerifier(published, issuer, clients, cloud.clock())),
                new AlexaApiClient(),
                new TimedPatience(),
                cloud.clock());
    }

    private static String required(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new IllegalArgumentException("The environment variable " + name + " is not set"));
    }
}
