package io.vehicleshadow.alexa;

import io.vehicleshadow.alexa.account.SignInAccounts;
import io.vehicleshadow.alexa.command.TimedPatience;
import io.vehicleshadow.alexa.lambda.Environment;
import io.vehicleshadow.functions.wiring.UseCases;

/**
 * The skill as the environment of its function describes it: ALEXA_SKILL_ID, ISSUER, CLIENT_IDS (the clients of account
 * linking, by comma), perhaps JWKS_URI, and what {@link UseCases#of(Map)} reads.
 */
final class SkillWiring {
    private SkillWiring() {}

    static VehicleSkill of(Environment environment) {
        return of(environment, UseCases.of(environment.withoutMetrics()));
    }

    static VehicleSkill of(Environment environment, UseCases cloud) {
        return new VehicleSkill(
                environment.required("ALEXA_SKILL_ID"),
                cloud.catalogues(),
                VehicleUseCases.of(cloud),
                SignInAccounts.of(environment, cloud.clock()),
                new AlexaApiClient(),
                new TimedPatience(),
                cloud.clock());
    }
}
