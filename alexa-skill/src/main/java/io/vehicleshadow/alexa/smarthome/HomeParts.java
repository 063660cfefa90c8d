package io.vehicleshadow.alexa.smarthome;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.alexa.account.LinkedAccounts;
import io.vehicleshadow.alexa.smarthome.endpoint.Endpoint;
import io.vehicleshadow.alexa.smarthome.endpoint.EndpointId;
import io.vehicleshadow.alexa.smarthome.endpoint.Endpoints;
import io.vehicleshadow.alexa.smarthome.event.EventGrants;
import io.vehicleshadow.alexa.smarthome.message.Messages;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.access.VehicleAccess;
import io.vehicleshadow.functions.ask.AskVehicle;
import io.vehicleshadow.functions.view.VehicleView;
import io.vehicleshadow.functions.voice.VoiceStore;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.signal.Catalogues;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What the smart-home skill is made of.
 *
 * @param accounts whose token is whose
 * @param store what voice keeps
 * @param grants people's grants to tell Alexa of changes
 * @param followUps where a directive goes on whose car takes its time
 */
record HomeParts(
        Catalogues catalogues,
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
    /** The catalogue of a vehicle with that shadow. */
    SignalCatalogue catalogue(Optional<ShadowDocument> shadow) {
        return catalogues.of(shadow.flatMap(ShadowDocument::catalogue));
    }

    /** The endpoints of a vehicle with that shadow. */
    Endpoints endpoints(Optional<ShadowDocument> shadow) {
        return new Endpoints(catalogue(shadow), language);
    }

    /** The endpoints of a vehicle of the person's; empty if it is not theirs. */
    Optional<Endpoints> endpoints(PersonId person, ThingName thing) {
        return view.catalogue(person, thing).map(own -> new Endpoints(own, language));
    }

    /** The vehicle's own catalogue, and then the others: the person may have it no longer, or it may have another one now. */
    Stream<SignalCatalogue> ownFirst(PersonId person, ThingName thing) {
        return Stream.concat(view.catalogue(person, thing).stream(), catalogues.all().stream());
    }

    /** The ids of all endpoints that the vehicle has or may have had, whatever its catalogue was. */
    List<EndpointId> everyId(ThingName thing) {
        return catalogues.all().stream()
                .flatMap(each -> new Endpoints(each, language).of(thing).stream())
                .map(Endpoint::id)
                .distinct()
                .toList();
    }
}
