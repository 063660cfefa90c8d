package io.vehicleshadow.functions.truth;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.functions.Cloud;
import io.vehicleshadow.functions.CloudUnavailable;
import io.vehicleshadow.functions.access.Channel;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.ask.AskRequest;
import io.vehicleshadow.functions.ask.AskResult;
import io.vehicleshadow.functions.http.Json;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.command.VehicleCommand;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Duration;
import java.util.Map;

/** As the skill does: without the API, and never twice. */
final class ByUseCase implements Way {
    private final Cloud cloud;
    private final Told told;
    private int requests;

    ByUseCase(Cloud cloud, Told told) {
        this.cloud = cloud;
        this.told = told;
    }

    @Override
    public void request(PersonId person, String signal, JsonNode value, Duration wait) {
        AskRequest request = new AskRequest(
                person,
                Channel.VOICE,
                new ThingName("tcu"),
                VehicleCommand.of(
                        Map.of(new SignalKey(signal), SignalValue.of(value).orElseThrow())),
                true,
                "spoken-" + ++requests,
                cloud.clock.instant(),
                wait);
        try {
            if (cloud.cases.askVehicle().ask(request) instanceof AskResult.Asked asked) {
                told.sent(request.entryId(), Json.command(asked.report()));
            } else {
                told.refused(request.entryId());
            }
        } catch (CloudUnavailable e) {
            if (!e.mayHaveHappened()) {
                told.refused(request.entryId());
            }
        }
    }

    @Override
    public void withdraw(PersonId person, String signal) {}

    @Override
    public void look(PersonId person) {}
}
