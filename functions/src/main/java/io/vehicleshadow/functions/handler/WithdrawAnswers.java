package io.vehicleshadow.functions.handler;

import io.vehicleshadow.functions.command.WithdrawResult;
import io.vehicleshadow.functions.command.WithdrawResult.Changed;
import io.vehicleshadow.functions.command.WithdrawResult.NotAllowed;
import io.vehicleshadow.functions.command.WithdrawResult.NothingUnderWay;
import io.vehicleshadow.functions.command.WithdrawResult.SomebodyElses;
import io.vehicleshadow.functions.command.WithdrawResult.Withdrawn;
import io.vehicleshadow.functions.http.HttpAnswer;
import io.vehicleshadow.functions.http.HttpRequest;
import io.vehicleshadow.functions.http.Json;
import io.vehicleshadow.functions.http.Problem;
import io.vehicleshadow.vehicle.signal.SignalKey;

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
        if (result instanceof NothingUnderWay) {
            return Problem.NOTHING_UNDER_WAY.answer(
                    request,
                    "Nothing is asked of " + request.path("thing") + "'s " + signal,
                    json -> json.put("signal", signal.value()));
        }
        if (result instanceof Changed changed) {
            return Problem.CHANGED_MEANWHILE.answer(
                    request,
                    signal + " is asked in command " + changed.version() + " by now",
                    json -> json.put("signal", signal.value()).put("command", changed.version()));
        }
        return HttpFunction.noSuchVehicle(request);
    }
}
