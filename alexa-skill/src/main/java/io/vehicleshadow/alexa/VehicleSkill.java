package io.vehicleshadow.alexa;

import com.amazon.ask.Skill;
import com.amazon.ask.builder.CustomSkillBuilder;
import com.amazon.ask.dispatcher.request.handler.RequestHandler;
import com.amazon.ask.model.services.ApiClient;
import io.vehicleshadow.alexa.garage.Garage;
import io.vehicleshadow.alexa.garage.LinkedAccounts;
import io.vehicleshadow.alexa.intent.FailureAnswer;
import io.vehicleshadow.alexa.intent.Languages;
import io.vehicleshadow.alexa.intent.Patience;
import io.vehicleshadow.alexa.intent.VehicleIntents;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.time.Clock;

/**
 * What the skill is made of.
 *
 * @param skillId requests to another skill are not answered; never blank
 * @param catalogue what can be asked of a car
 * @param garage the cars
 * @param accounts whose token is whose
 * @param alexa where progressive responses go
 * @param patience when they go
 * @param clock for the age of requests and all durations
 */
public record VehicleSkill(
        String skillId,
        SignalCatalogue catalogue,
        Garage garage,
        LinkedAccounts accounts,
        ApiClient alexa,
        Patience patience,
        Clock clock) {
    /** @throws IllegalArgumentException if the skill id is blank: it would be no check at all */
    public VehicleSkill {
        if (skillId == null || skillId.isBlank()) {
            throw new IllegalArgumentException(
                    "The skill id is missing; it stands in the Alexa developer console and begins with amzn1.ask.skill.");
        }
    }

    /** The skill. Thread-safe. */
    public Skill build() {
        Languages languages = new Languages(catalogue, clock);
        return new CustomSkillBuilder()
                .withSkillId(skillId)
                .withApiClient(alexa)
                .addRequestInterceptor(new FreshRequests(clock))
                .addRequestHandlers(VehicleIntents.of(garage, accounts, patience, languages, clock)
                        .toArray(RequestHandler[]::new))
                .addExceptionHandler(new FailureAnswer(languages))
                .build();
    }
}
