package io.vehicleshadow.functions.handler;

import io.vehicleshadow.functions.http.HttpAnswer;
import io.vehicleshadow.functions.http.HttpRequest;
import io.vehicleshadow.functions.http.Json;
import io.vehicleshadow.functions.http.Problem;
import io.vehicleshadow.functions.withdraw.WithdrawResult;
import io.vehicleshadow.functions.withdraw.WithdrawResult.Changed;
import io.vehicleshadow.functions.withdraw.WithdrawResult.NobodyKnown;
import io.vehicleshadow.functions.withdraw.WithdrawResult.NotAllowed;
import io.vehicleshadow.functions.withdraw.WithdrawResult.NothingUnderWay;
import io.vehicleshadow.functions.withdraw.WithdrawResult.SomebodyElses;
import io.vehicleshadow.functions.withdraw.WithdrawResult.Withdrawn;
import io.vehicleshadow.vehicle.signal.SignalKey;
import java.util.OptionalLong;

/** How taking back ended, in HTTP. */
final class WithdrawAnswers {
    private WithdrawAnswers() {}

    static HttpAnswer of(HttpRequest request, SignalKey signal, WithdrawResult result) {
        if (result instanceof Withdrawn done) {
            return HttpAnswer.ok(
                    Json.withdrawal(request.thing().orElseThrow(), signal.value(), done.value(), done.version()));
        }
        if (result instanceof NotAllowed refused) {
            return Problem.NOT_ALLOWED.answer(
                    request, "You are " + refused.role() + "; taking a request back needs DRIVER or OWNER");
        }
        if (result instanceof SomebodyElses) {
            return Problem.NOT_ALLOWED.answer(
                    request, "Somebody else asked for " + signal + "; only they or an owner take it back");
        }
        if (result instanceof NobodyKnown) {
            return Problem.NOT_ALLOWED.answer(
                    request, "It is not known who asked for " + signal + "; only an owner takes it back");
        }
        if (result instanceof NothingUnderWay) {
            return Problem.NOTHING_UNDER_WAY.answer(
                    request,
                    "Nothing is asked of " + request.path("thing") + "'s " + signal,
                    json -> json.put("signal", signal.value()));
        }
        if (result instanceof Changed changed) {
            return changed(request, signal, changed.command());
        }
        return HttpFunction.noSuchVehicle(request);
    }

    private static HttpAnswer changed(HttpRequest request, SignalKey signal, OptionalLong command) {
        String detail = command.isPresent()
                ? signal + " is asked in command " + command.getAsLong() + " by now"
                : "It is not known in which command " + signal + " is asked by now";
        return Problem.CHANGED_MEANWHILE.answer(request, detail, json -> {
            json.put("signal", signal.value());
            command.ifPresent(version -> json.put("command", version));
        });
    }
}
