package io.vehicleshadow.functions.handler;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.vehicleshadow.functions.ask.AskResult;
import io.vehicleshadow.functions.ask.AskResult.AlreadyUnderWay;
import io.vehicleshadow.functions.ask.AskResult.Asked;
import io.vehicleshadow.functions.ask.AskResult.NoSuchVehicle;
import io.vehicleshadow.functions.ask.AskResult.NotAllowed;
import io.vehicleshadow.functions.ask.AskResult.NotConfirmed;
import io.vehicleshadow.functions.ask.RepetitionRefused;
import io.vehicleshadow.functions.history.CommandReport;
import io.vehicleshadow.functions.http.HttpAnswer;
import io.vehicleshadow.functions.http.HttpRequest;
import io.vehicleshadow.functions.http.Json;
import io.vehicleshadow.functions.http.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The result of a command, in HTTP. */
final class AskAnswers {
    private AskAnswers() {}

    static APIGatewayV2HTTPResponse of(HttpRequest request, Duration wait, AskResult result) {
        if (result instanceof Asked asked) {
            return asked(asked.report(), wait);
        }
        if (result instanceof NotAllowed refused) {
            return Problem.NOT_ALLOWED.answer(
                    request, "Your role is " + refused.role() + "; sending commands needs DRIVER or OWNER");
        }
        if (result instanceof NotConfirmed open) {
            return Problem.CONFIRMATION_REQUIRED.answer(
                    request,
                    open.signal() + "=" + open.value() + " gives access to the car; send \"confirm\": true with it",
                    json -> json.put("signal", open.signal().value()));
        }
        if (result instanceof AlreadyUnderWay other) {
            return Problem.ALREADY_UNDER_WAY.answer(
                    request, "A request for " + other.signal() + "=" + other.value() + " is still pending", json -> {
                        json.put("signal", other.signal().value());
                        other.command().ifPresent(version -> json.put("command", version));
                    });
        }
        if (result instanceof NoSuchVehicle) {
            return HttpFunction.noSuchVehicle(request);
        }
        throw new IllegalStateException(result.toString());
    }

    static APIGatewayV2HTTPResponse of(HttpRequest request, RepetitionRefused.Reason refused) {
        return switch (refused) {
            case OTHER_COMMAND ->
                Problem.KEY_REUSED.answer(request, "Use a new Idempotency-Key for each command; nothing was sent");
            case EXPIRED ->
                Problem.REQUEST_EXPIRED.answer(
                        request,
                        "The first request under this Idempotency-Key was never sent, and has expired; if it is still"
                                + " wanted, send it under a new key");
        };
    }

    private static APIGatewayV2HTTPResponse asked(CommandReport report, Duration wait) {
        boolean answered = !wait.isZero() && report.command().isOver();
        Map<String, String> headers = new TreeMap<>();
        headers.put("Location", "commands/" + report.command().version());
        if (!wait.isZero()) {
            headers.put("Preference-Applied", "wait=" + wait.toSeconds());
        }
        return HttpAnswer.json(answered ? 200 : 202, Json.command(report), headers);
    }
}
