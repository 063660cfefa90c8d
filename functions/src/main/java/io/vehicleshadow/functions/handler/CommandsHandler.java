package io.vehicleshadow.functions.handler;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.vehicleshadow.functions.access.Clients;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.access.Role;
import io.vehicleshadow.functions.ask.Addressed;
import io.vehicleshadow.functions.ask.AskRequest;
import io.vehicleshadow.functions.ask.AskResult;
import io.vehicleshadow.functions.ask.AskVehicle;
import io.vehicleshadow.functions.ask.IdempotencyKey;
import io.vehicleshadow.functions.ask.RepetitionRefused;
import io.vehicleshadow.functions.http.BadRequest;
import io.vehicleshadow.functions.http.CommandBody;
import io.vehicleshadow.functions.http.HttpAnswer;
import io.vehicleshadow.functions.http.HttpRequest;
import io.vehicleshadow.functions.http.Json;
import io.vehicleshadow.functions.http.Preference;
import io.vehicleshadow.functions.http.Problem;
import io.vehicleshadow.functions.view.VehicleView;
import io.vehicleshadow.functions.wiring.UseCases;
import io.vehicleshadow.functions.withdraw.WithdrawCommand;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.signal.SignalKey;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** The Lambda function that sends commands to vehicles, reports on them, and withdraws requests. */
public final class CommandsHandler extends HttpFunction {
    private final AskVehicle ask;
    private final WithdrawCommand withdraw;
    private final VehicleView view;
    private final Clients clients;

    public CommandsHandler() {
        this(UseCases.prepared(System.getenv()), Clients.of(System.getenv()));
    }

    /** @param clients by which the history tells programs apart */
    public CommandsHandler(UseCases cases, Clients clients) {
        super(cases);
        this.ask = cases.askVehicle();
        this.withdraw = cases.withdrawCommand();
        this.view = cases.vehicleView();
        this.clients = clients;
    }

    APIGatewayV2HTTPResponse send(PersonId person, HttpRequest request) {
        return request.thing().map(thing -> send(person, thing, request)).orElseGet(() -> noSuchVehicle(request));
    }

    private APIGatewayV2HTTPResponse send(PersonId person, ThingName thing, HttpRequest request) {
        Duration wait = Preference.waiting(request.header("prefer"));
        Optional<IdempotencyKey> key = request.header("idempotency-key").map(CommandsHandler::key);
        Addressed vehicle = ask.address(person, thing, key);
        if (vehicle.role().isEmpty()) {
            return noSuchVehicle(request);
        }
        Role role = vehicle.role().get();
        if (!role.mayCommand()) {
            return AskAnswers.of(request, wait, new AskResult.NotAllowed(role));
        }
        CommandBody.Read read = new CommandBody(vehicle.catalogue()).read(request);
        if (read instanceof CommandBody.Read.Refused refused) {
            return refused.answer();
        }
        if (read instanceof CommandBody.Read.Readable body) {
            try {
                return AskAnswers.of(request, wait, ask.ask(asked(person, thing, request, body, wait, key), vehicle));
            } catch (RepetitionRefused e) {
                return AskAnswers.of(request, e.reason());
            }
        }
        throw new IllegalStateException(read.toString());
    }

    private AskRequest asked(
            PersonId person,
            ThingName thing,
            HttpRequest request,
            CommandBody.Read.Readable body,
            Duration wait,
            Optional<IdempotencyKey> key) {
        return new AskRequest(
                person,
                request.channel(clients),
                thing,
                body.command(),
                body.confirmed(),
                request.id(),
                request.at(),
                wait,
                key);
    }

    /** Source: draft-ietf-httpapi-idempotency-key-header: a string of RFC 8941, which stands in quotes. */
    private static IdempotencyKey key(String header) {
        if (!header.matches("\"[^\"]*\"")) {
            throw new BadRequest(
                    "Idempotency-Key is a string in quotes, such as \"8e03978e-40d5-43dd-bc93-6894a57f9324\"");
        }
        return BadRequest.reading(header.substring(1, header.length() - 1), IdempotencyKey::new);
    }

    APIGatewayV2HTTPResponse report(PersonId person, HttpRequest request) {
        if (!isTheirs(person, request)) {
            return noSuchVehicle(request);
        }
        ThingName thing = request.thing().orElseThrow();
        long version = version(request.path("command"));
        return view.command(person, thing, version)
                .map(report -> HttpAnswer.ok(Json.command(report)))
                .orElseGet(() ->
                        Problem.NO_SUCH_COMMAND.answer(request, thing + " has no command with version " + version));
    }

    APIGatewayV2HTTPResponse withdraw(PersonId person, HttpRequest request) {
        if (request.thing().isEmpty()) {
            return noSuchVehicle(request);
        }
        ThingName thing = request.thing().get();
        SignalKey signal = BadRequest.reading(request.path("command"), SignalKey::new);
        OptionalLong only = request.query("version")
                .map(text -> OptionalLong.of(version(text)))
                .orElse(OptionalLong.empty());
        return WithdrawAnswers.of(request, signal, withdraw.withdraw(person, thing, signal, only));
    }

    private static long version(String text) {
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw new BadRequest("A command's version can't be '" + text + "'; it is a whole number from 1");
        }
        return Long.parseLong(text);
    }
}
