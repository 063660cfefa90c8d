package io.vehicleshadow.functions.handler;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.access.VehicleAccess;
import io.vehicleshadow.functions.history.EntryId;
import io.vehicleshadow.functions.history.HistoryEntry;
import io.vehicleshadow.functions.http.BadRequest;
import io.vehicleshadow.functions.http.HttpAnswer;
import io.vehicleshadow.functions.http.HttpRequest;
import io.vehicleshadow.functions.http.Json;
import io.vehicleshadow.functions.view.VehicleView;
import io.vehicleshadow.functions.wiring.UseCases;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Lambda function that shows a vehicle's history, page by page. */
public final class HistoryPagesHandler extends HttpFunction {
    private static final int USUAL = 25;
    private final VehicleView view;
    private final VehicleAccess access;
    private final Clock clock;

    public HistoryPagesHandler() {
        this(UseCases.of(System.getenv()));
    }

    public HistoryPagesHandler(UseCases cases) {
        super(cases);
        this.view = cases.vehicleView();
        this.access = cases.access();
        this.clock = cases.clock();
    }

    APIGatewayV2HTTPResponse page(PersonId person, HttpRequest request) {
        int limit = limit(request.query("limit"));
        Optional<EntryId> before = request.query("before").map(text -> BadRequest.reading(text, EntryId::new));
        return request.thing()
                .flatMap(thing -> view.history(person, thing, before, limit))
                .map(entries -> HttpAnswer.ok(
                        page(entries, limit, access.names(request.thing().orElseThrow()))))
                .orElseGet(() -> noSuchVehicle(request));
    }

    private ObjectNode page(List<HistoryEntry> entries, int limit, Map<PersonId, String> names) {
        List<HistoryEntry> shown = entries.subList(0, Math.min(limit, entries.size()));
        ObjectNode json = Json.list("entries", shown, entry -> Json.entry(entry, clock.instant(), names));
        return entries.size() > limit
                ? json.put("next", shown.get(limit - 1).id().value())
                : json;
    }

    private static int limit(Optional<String> text) {
        if (!text.orElse("1").matches("[1-9][0-9]?|100")) {
            throw new BadRequest("limit can't be '" + text.get() + "'; it is a whole number from 1 to 100");
        }
        return text.map(Integer::parseInt).orElse(USUAL);
    }
}
