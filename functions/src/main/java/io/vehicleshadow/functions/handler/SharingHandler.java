package io.vehicleshadow.functions.handler;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
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
import io.vehicleshadow.functions.share.SharingResult.StillAsked;
import io.vehicleshadow.functions.share.SharingResult.TakenBack;
import io.vehicleshadow.functions.wiring.UseCases;
import io.vehicleshadow.vehicle.ThingName;
import java.util.function.Function;

/** The Lambda function of what only an owner does: share a vehicle, take it back, name it. */
public final class SharingHandler extends HttpFunction {
    private final ShareVehicle sharing;
    private final LabelVehicle labeling;

    public SharingHandler() {
        this(UseCases.of(System.getenv()));
    }

    public SharingHandler(UseCases cases) {
        super(cases);
        this.sharing = cases.shareVehicle();
        this.labeling = cases.labelVehicle();
    }

    APIGatewayV2HTTPResponse list(PersonId asker, HttpRequest request) {
        return answer(request, thing -> sharing.list(asker, thing));
    }

    APIGatewayV2HTTPResponse share(PersonId asker, HttpRequest request) {
        return answer(request, thing -> sharing.share(asker, thing, user(request), role(request.body())));
    }

    APIGatewayV2HTTPResponse takeBack(PersonId asker, HttpRequest request) {
        return answer(request, thing -> sharing.takeBack(asker, thing, user(request)));
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
        if (result instanceof TakenBack) {
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
        if (result instanceof StillAsked) {
            return stillAsked(request);
        }
        if (result instanceof NoSuchVehicle) {
            return noSuchVehicle(request);
        }
        throw new IllegalStateException(result.toString());
    }

    private static APIGatewayV2HTTPResponse stillAsked(HttpRequest request) {
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
        try {
            return new PersonId(request.path("user"));
        } catch (IllegalArgumentException e) {
            throw new BadRequest(e.getMessage());
        }
    }

    private static Role role(JsonNode body) {
        return switch (body.path("role").asText()) {
            case "DRIVER" -> Role.DRIVER;
            case "VIEWER" -> Role.VIEWER;
            default -> throw new BadRequest("Send {\"role\":\"DRIVER\"} or {\"role\":\"VIEWER\"}");
        };
    }
}
