package io.vehicleshadow.functions.handler;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.access.Role;
import io.vehicleshadow.functions.http.BadRequest;
import io.vehicleshadow.functions.http.HttpAnswer;
import io.vehicleshadow.functions.http.HttpRequest;
import io.vehicleshadow.functions.http.Json;
import io.vehicleshadow.functions.http.Problem;
import io.vehicleshadow.functions.label.LabelResult;
import io.vehicleshadow.functions.label.LabelVehicle;
import io.vehicleshadow.functions.label.VehicleLabel;
import io.vehicleshadow.functions.share.ShareVehicle;
import io.vehicleshadow.functions.share.SharingResult;
import io.vehicleshadow.functions.share.SharingResult.NoSuchUser;
import io.vehicleshadow.functions.share.SharingResult.NoSuchVehicle;
import io.vehicleshadow.functions.share.SharingResult.NotAllowed;
import io.vehicleshadow.functions.share.SharingResult.OwnerStays;
import io.vehicleshadow.functions.share.SharingResult.People;
import io.vehicleshadow.functions.share.SharingResult.Shared;
import io.vehicleshadow.functions.share.SharingResult.StillPending;
import io.vehicleshadow.functions.share.SharingResult.Unshared;
import io.vehicleshadow.functions.voice.OpeningByVoice;
import io.vehicleshadow.functions.wiring.UseCases;
import io.vehicleshadow.vehicle.ThingName;
import java.util.function.Function;

/** The Lambda function of what only an owner does: share a vehicle, end that, name it, and let voice open it. */
public final class SharingHandler extends HttpFunction {
    private final ShareVehicle sharing;
    private final LabelVehicle labeling;
    private final OpeningByVoice opening;

    public SharingHandler() {
        this(UseCases.of(System.getenv()));
    }

    public SharingHandler(UseCases cases) {
        super(cases);
        this.sharing = cases.shareVehicle();
        this.labeling = cases.labelVehicle();
        this.opening = cases.openingByVoice();
    }

    APIGatewayV2HTTPResponse list(PersonId asker, HttpRequest request) {
        return answer(request, thing -> sharing.list(asker, thing));
    }

    APIGatewayV2HTTPResponse share(PersonId asker, HttpRequest request) {
        return answer(request, thing -> sharing.share(asker, thing, user(request), role(request.body())));
    }

    APIGatewayV2HTTPResponse unshare(PersonId asker, HttpRequest request) {
        return answer(request, thing -> sharing.unshare(asker, thing, user(request)));
    }

    APIGatewayV2HTTPResponse voice(PersonId asker, HttpRequest request) {
        return request.thing()
                .flatMap(thing -> opening.get(asker, thing))
                .map(SharingHandler::mayOpen)
                .orElseGet(() -> noSuchVehicle(request));
    }

    APIGatewayV2HTTPResponse setVoice(PersonId asker, HttpRequest request) {
        JsonNode allowed = request.body().path("mayOpen");
        if (!allowed.isBoolean()) {
            throw new BadRequest("Send {\"mayOpen\":true} or {\"mayOpen\":false}");
        }
        OpeningByVoice.Change change = request.thing()
                .map(thing -> opening.set(asker, thing, allowed.booleanValue()))
                .orElse(OpeningByVoice.Change.NO_SUCH_VEHICLE);
        return switch (change) {
            case DONE -> mayOpen(allowed.booleanValue());
            case NO_SUCH_VEHICLE -> noSuchVehicle(request);
            case NOT_ALLOWED ->
                Problem.NOT_ALLOWED.answer(request, "Only an OWNER decides what may be opened by voice");
        };
    }

    private static APIGatewayV2HTTPResponse mayOpen(boolean allowed) {
        return HttpAnswer.ok(JsonNodeFactory.instance.objectNode().put("mayOpen", allowed));
    }

    APIGatewayV2HTTPResponse name(PersonId asker, HttpRequest request) {
        return request.thing()
                .map(thing -> answer(request, labeling.label(asker, thing, label(request.body()))))
                .orElseGet(() -> noSuchVehicle(request));
    }

    static APIGatewayV2HTTPResponse answer(HttpRequest request, LabelResult result) {
        if (result instanceof LabelResult.Labeled labeled) {
            return HttpAnswer.ok(Json.label(request.thing().orElseThrow(), labeled.label()));
        }
        if (result instanceof LabelResult.NotAllowed refused) {
            return Problem.NOT_ALLOWED.answer(request, "Your role is " + refused.role() + "; naming needs OWNER");
        }
        if (result instanceof LabelResult.NoSuchVehicle) {
            return noSuchVehicle(request);
        }
        throw new IllegalStateException(result.toString());
    }

    private static APIGatewayV2HTTPResponse answer(HttpRequest request, Function<ThingName, SharingResult> act) {
        return answer(request, request.thing().map(act).orElseGet(NoSuchVehicle::new));
    }

    static APIGatewayV2HTTPResponse answer(HttpRequest request, SharingResult result) {
        if (result instanceof Shared shared) {
            return HttpAnswer.ok(Json.driver(shared.grant()));
        }
        if (result instanceof Unshared) {
            return HttpAnswer.noContent();
        }
        if (result instanceof People people) {
            return HttpAnswer.ok(Json.list("drivers", people.grants(), Json::driver));
        }
        if (result instanceof NotAllowed refused) {
            return Problem.NOT_ALLOWED.answer(request, "Your role is " + refused.role() + "; sharing needs OWNER");
        }
        if (result instanceof NoSuchUser) {
            return Problem.NO_SUCH_USER.answer(
                    request, "Nobody named " + request.path("user") + " has an account here");
        }
        if (result instanceof OwnerStays) {
            return Problem.OWNER_STAYS.answer(request, request.path("user") + " owns " + request.path("thing"));
        }
        if (result instanceof StillPending) {
            return stillPending(request);
        }
        if (result instanceof NoSuchVehicle) {
            return noSuchVehicle(request);
        }
        throw new IllegalStateException(result.toString());
    }

    private static APIGatewayV2HTTPResponse stillPending(HttpRequest request) {
        String detail = request.path("user") + " can no longer send commands to " + request.path("thing")
                + ", but their last request may still be carried out; repeat this call to withdraw it";
        return Problem.TEMPORARILY_UNAVAILABLE.answer(
                request, detail, json -> json.put("mayHaveHappened", true).put("temporary", true));
    }

    private static VehicleLabel label(JsonNode body) {
        JsonNode name = body.path("name");
        JsonNode plate = body.path("plate");
        if (!name.isTextual() || !plate.isTextual()) {
            throw new BadRequest("Send {\"name\":\"Family car\",\"plate\":\"M AB 123\"}; \"\" clears one");
        }
        try {
            return new VehicleLabel(name.textValue(), plate.textValue());
        } catch (IllegalArgumentException e) {
            throw new BadRequest(e.getMessage());
        }
    }

    private static PersonId user(HttpRequest request) {
        return BadRequest.reading(request.path("user"), PersonId::new);
    }

    private static Role role(JsonNode body) {
        return switch (body.path("role").asText()) {
            case "DRIVER" -> Role.DRIVER;
            case "VIEWER" -> Role.VIEWER;
            default -> throw new BadRequest("Send {\"role\":\"DRIVER\"} or {\"role\":\"VIEWER\"}");
        };
    }
}
