package io.vehicleshadow.alexa.smarthome;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.alexa.account.LinkedAccounts;
import io.vehicleshadow.alexa.smarthome.endpoint.Endpoints;
import io.vehicleshadow.alexa.smarthome.event.EventGrants;
import io.vehicleshadow.alexa.smarthome.message.Messages;
import io.vehicleshadow.functions.access.VehicleAccess;
import io.vehicleshadow.functions.ask.AskVehicle;
import io.vehicleshadow.functions.view.VehicleView;
import io.vehicleshadow.functions.voice.VoiceStore;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * What the smart-home skill is made of.
 *
 * @param accounts whose token is whose
 * @param store what voice keeps
 * @param grants people's grants to tell Alexa of changes
 * @param followUps where a directive goes on whose car takes its time
 */
record HomeParts(
        SignalCatalogue catalogue,
        String language,
        VehicleAccess access,
        VehicleView view,
        AskVehicle askVehicle,
        LinkedAccounts accounts,
        VoiceStore store,
        EventGrants grants,
        Consumer<JsonNode> followUps,
        Messages messages,
        Clock clock) {
    Endpoints endpoints() {
        return new Endpoints(catalogue, language);
    }
}
