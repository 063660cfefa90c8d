package io.vehicleshadow.local.journey;

import io.vehicleshadow.functions.handler.HttpRoutes;
import io.vehicleshadow.functions.handler.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** For operations of the API, a way to make each answer as its document tells; the run's own car is at hand. */
final class Attempts {
    /** Sends what provokes one status. */
    @FunctionalInterface
    interface Attempt {
        HttpResponse<String> send() throws Exception;
    }

    private static final String CAR = "/vehicles/tcu";
    private static final String COMMANDS = "POST " + CAR + "/commands";
    private static final String ON = "{\"headlight\":\"on\"}";
    private static final Path LIST = Path.of("../functions/src/test/resources/io/vehicleshadow/functions/attempts.txt");
    private final Map<String, Attempt> all = new TreeMap<>();
    private final ApiPeople people;
    private final AwayCar car;

    Attempts(ApiPeople people, AwayCar car) {
        this.people = people;
        this.car = car;
        listed();
        commands();
        withdrawals();
        reading();
    }

    /** Those that the tests of the functions make too; of several for one status the first. */
    private void listed() {
        Map<String, ApiPerson> who =
                Map.of("owner", people.demo(), "driver", people.driver(), "viewer", people.viewer());
        for (String[] line : lines()) {
            String status = line[1].split(" ")[0];
            all.putIfAbsent(
                    route(line).key() + " " + status, () -> who.get(line[2]).send(line[3], line[4]));
        }
    }

    /** The body of a good request of that operation. */
    static String body(String operation) {
        return lines().stream()
                .filter(line -> route(line).key().equals(operation) && line[1].startsWith("2"))
                .map(line -> line[4])
                .findFirst()
                .orElse(operation.startsWith("POST") ? ON : "");
    }

    private static Route route(String[] line) {
        return HttpRoutes.all().stream()
                .filter(candidate -> candidate.operationId().equals(line[0]))
                .findFirst()
                .orElseThrow();
    }

    private static List<String[]> lines() {
        try (Stream<String> lines = Files.lines(LIST)) {
            return lines.filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" *[|] *", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Attempt> all() {
        return all;
    }

    private void commands() {
        String ask = "POST /vehicles/{thing}/commands";
        String told = "GET /vehicles/{thing}/commands/{command}";
        all.put(ask + " 200", () -> people.demo().send(COMMANDS, ON, "Prefer", "wait=10"));
        all.put(ask + " 202", () -> people.driver().send(COMMANDS, "{\"climate\":21.5}"));
        all.put(
                ask + " 409",
                () -> car.whileAsked(ON, "headlight", () -> people.driver().send(COMMANDS, ON)));
        all.put(ask + " 422", () -> {
            people.demo().send(COMMANDS, "{\"door\":\"close\"}", "Idempotency-Key", "\"a door\"");
            return people.demo().send(COMMANDS, ON, "Idempotency-Key", "\"a door\"");
        });
        all.put(told + " 200", () -> {
            String version = ApiPerson.json(people.demo().send(COMMANDS, ON, "Prefer", "wait=10"))
                    .path("version")
                    .asText();
            return people.viewer().send("GET " + CAR + "/commands/" + version);
        });
    }

    private void withdrawals() {
        String withdraw = "DELETE /vehicles/{thing}/commands/{command}";
        String headlight = "DELETE " + CAR + "/commands/headlight";
        all.put(
                withdraw + " 200",
                () -> car.whileAsked(ON, "headlight", () -> people.demo().send(headlight)));
        all.put(
                withdraw + " 409",
                () -> car.whileAsked(ON, "headlight", () -> people.demo().send(headlight + "?version=1")));
    }

    private void reading() {
        String history = "GET /vehicles/{thing}/history";
        all.put("GET /vehicles 200", () -> people.demo().send("GET /vehicles"));
        all.put("GET /signals 200", () -> people.stranger().send("GET /signals"));
        all.put(history + " 200", () -> people.viewer().send("GET " + CAR + "/history"));
        all.put("GET /me 200", () -> people.demo().send("GET /me"));
    }
}
