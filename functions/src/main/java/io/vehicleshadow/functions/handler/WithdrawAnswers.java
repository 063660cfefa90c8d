package io.vehicleshadow.functions.handler;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.vehicleshadow.functions.http.HttpAnswer;
import io.vehicleshadow.functions.http.HttpRequest;
import io.vehicleshadow.functions.http.Json;
import io.vehicleshadow.functions.http.Problem;
import io.vehicleshadow.functions.withdraw.WithdrawResult;
import io.vehicleshadow.functions.withdraw.WithdrawResult.Changed;
import io.vehicleshadow.functions.withdraw.WithdrawResult.NoSuchVehicle;
import io.vehicleshadow.functions.withdraw.WithdrawResult.NobodyKnown;
import io.vehicleshadow.functions.withdraw.WithdrawResult.NotAllowed;
import io.vehicleshadow.functions.withdraw.WithdrawResult.NothingUnderWay;
import io.vehicleshadow.functions.withdraw.WithdrawResult.SomebodyElses;
import io.vehicleshadow.functions.withdraw.WithdrawResult.Withdrawn;
import io.vehicleshadow.vehicle.signal.SignalKey;
import java.util.OptionalLong;

/** The result of a withdrawal, in HTTP. */
final class WithdrawAnswers {
    private WithdrawAnswers() {}

    static APIGatewayV2HTTPResponse of(HttpRequest request, SignalKey signal, WithdrawResult result) {
        if (result instanceof Withdrawn done) {
            return HttpAnswer.ok(Json.withdrawal(request.thing().orElseThrow(), signal, done));
        }
        if (result instanceof NotAllowed refused) {
            return Problem.NOT_ALLOWED.answer(
                    request, "Your role is " + refused.role() + "; withdrawing a request needs DRIVER or OWNER");
        }
        if (result instanceof SomebodyElses) {
            return Problem.NOT_ALLOWED.answer(
                    request, "Someone else requested " + signal + "; only they or an owner can withdraw it");
        }
        if (result instanceof NobodyKnown) {
            return Problem.NOT_ALLOWED.answer(
                    request, "It is not known who requested " + signal + "; only an owner can withdraw it");
        }
        if (result instanceof NothingUnderWay) {
            return Problem.NOTHING_UNDER_WAY.answer(
                    request,
                    "No request is pending for " + signal + " of " + request.path("thing"),
                    json -> json.put("signal", signal.value()));
        }
        if (result instanceof Changed changed) {
            return changed(request, signal, changed.command());
        }
        if (result instanceof NoSuchVehicle) {
            return HttpFunction.noSuchVehicle(request);
        }
        throw new IllegalStateException(result.toString());
    }

    private static APIGatewayV2HTTPResponse changed(HttpRequest request, SignalKey signal, OptionalLong command) {
        String detail = command.isPresent()
                ? "Command " + command.getAsLong() + " has replaced this request for " + signal
                : "Another request for " + signal + " has replaced this one";
        return Problem.CHANGED_MEANWHILE.answer(request, detail, json -> {
            json.put("signal", signal.value());
            command.ifPresent(version -> json.put("command", version));
        });
    }
}
