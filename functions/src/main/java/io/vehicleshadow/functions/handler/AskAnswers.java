package io.vehicleshadow.functions.handler;

import io.vehicleshadow.functions.ask.AskResult;
import io.vehicleshadow.functions.ask.AskResult.AlreadyUnderWay;
import io.vehicleshadow.functions.ask.AskResult.Asked;
import io.vehicleshadow.functions.ask.AskResult.NotAllowed;
import io.vehicleshadow.functions.ask.AskResult.NotConfirmed;
import io.vehicleshadow.functions.history.CommandReport;
import io.vehicleshadow.functions.http.HttpAnswer;
import io.vehicleshadow.functions.http.HttpRequest;
import io.vehicleshadow.functions.http.Json;
import io.vehicleshadow.functions.http.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How asking ended, in HTTP. */
final class AskAnswers {
    private AskAnswers() {}

    static HttpAnswer of(HttpRequest request, Duration wait, AskResult result) {
        if (result instanceof Asked asked) {
            return asked(asked.report(), wait);
        }
        if (result instanceof NotAllowed refused) {
            return Problem.NOT_ALLOWED.answer(
                    request, "You are " + refused.role() + "; commanding a vehicle needs DRIVER or OWNER");
        }
        if (result instanceof NotConfirmed open) {
            return Problem.CONFIRMATION_REQUIRED.answer(
                    request,
                    open.signal() + " " + open.value() + " needs \"confirm\": true, since it gives access to the car",
                    json -> json.put("signal", open.signal().value()));
        }
        if (result instanceof AlreadyUnderWay other) {
            return Problem.ALREADY_UNDER_WAY.answer(
                    request,
                    other.signal() + " is already asked to be " + other.value() + " and has not answered",
                    json -> {
                        json.put("signal", other.signal().value());
                        other.command().ifPresent(version -> json.put("command", version));
                    });
        }
        return HttpFunction.noSuchVehicle(request);
    }

    private static HttpAnswer asked(CommandReport report, Duration wait) {
        boolean answered = !wait.isZero() && report.isOver();
        HttpAnswer answer = new HttpAnswer(answered ? 200 : 202, Map.of(), Optional.of(Json.command(report)))
                .with("Location", "commands/" + report.command().version());
        return wait.isZero() ? answer : answer.with("Preference-Applied", "wait=" + wait.toSeconds());
    }
}
