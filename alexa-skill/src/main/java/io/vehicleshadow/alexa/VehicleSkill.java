package io.vehicleshadow.alexa;

import com.amazon.ask.Skill;
import com.amazon.ask.builder.CustomSkillBuilder;
import com.amazon.ask.dispatcher.request.handler.RequestHandler;
import com.amazon.ask.model.services.ApiClient;
import io.vehicleshadow.alexa.account.AccountGate;
import io.vehicleshadow.alexa.account.LinkedAccounts;
import io.vehicleshadow.alexa.command.Commands;
import io.vehicleshadow.alexa.command.Patience;
import io.vehicleshadow.alexa.dialogue.Cars;
import io.vehicleshadow.alexa.dialogue.PinDialogue;
import io.vehicleshadow.alexa.intent.FailureAnswer;
import io.vehicleshadow.alexa.intent.SkillHandlers;
import io.vehicleshadow.alexa.intent.SkillIntent;
import io.vehicleshadow.alexa.speech.Languages;
import io.vehicleshadow.vehicle.signal.Catalogues;
import java.time.Clock;

/**
 * What the custom skill is made of.
 *
 * @param skillId requests to another skill are not answered; never blank
 * @param catalogues what cars can do
 * @param vehicles the use cases
 * @param accounts whose token is whose
 * @param alexa where progressive responses go
 * @param patience when they go
 * @param clock for the age of requests and all durations
 */
record VehicleSkill(
        String skillId,
        Catalogues catalogues,
        VehicleUseCases vehicles,
        LinkedAccounts accounts,
        ApiClient alexa,
        Patience patience,
        Clock clock) {
    /** @throws IllegalArgumentException if the skill id is blank: it would be no check at all */
    VehicleSkill {
        if (skillId == null || skillId.isBlank()) {
            throw new IllegalArgumentException(
                    "The skill id is missing; it stands in the Alexa developer console and begins with"
                            + " amzn1.ask.skill.");
        }
    }

    /** The skill. Thread-safe. */
    Skill build() {
        Languages languages = new Languages(catalogues, SkillIntent.specs(), clock);
        Cars cars = new Cars(vehicles.access(), vehicles.view());
        Commands commands =
                new Commands(cars, new PinDialogue(vehicles.pins()), vehicles.askVehicle(), patience, clock);
        return new CustomSkillBuilder()
                .withSkillId(skillId)
                .withApiClient(alexa)
                .addRequestInterceptor(new FreshRequests(clock))
                .addRequestHandlers(SkillHandlers.of(commands, cars, new AccountGate(accounts), languages)
                        .toArray(RequestHandler[]::new))
                .addExceptionHandler(new FailureAnswer(languages))
                .build();
    }
}
