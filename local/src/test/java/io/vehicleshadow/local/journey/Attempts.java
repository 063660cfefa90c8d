package io.vehicleshadow.local.journey;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;

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
    private static final String DRIVER = "{\"role\":\"DRIVER\"}";
    private final Map<String, Attempt> all = new TreeMap<>();
    private final ApiPeople people;
    private final AwayCar car;

    Attempts(ApiPeople people, AwayCar car) {
        this.people = people;
        this.car = car;
        commands();
        withdrawals();
        sharing();
        reading();
    }

    Map<String, Attempt> all() {
        return all;
    }

    private void commands() {
        String ask = "POST /vehicles/{thing}/commands";
        String told = "GET /vehicles/{thing}/commands/{command}";
        all.put(ask + " 200", () -> people.demo().send(COMMANDS, ON, "Prefer", "wait=10"));
        all.put(ask + " 202", () -> people.driver().send(COMMANDS, "{\"climate\":21.5}"));
        all.put(ask + " 400", () -> people.demo().send(COMMANDS, "{\"door\":\"ajar\"}"));
        all.put(ask + " 403", () -> people.viewer().send(COMMANDS, ON));
        all.put(
                ask + " 409",
                () -> car.whileAsked(ON, "headlight", () -> people.driver().send(COMMANDS, ON)));
        all.put(ask + " 428", () -> people.demo().send(COMMANDS, "{\"door\":\"open\"}"));
        all.put(told + " 200", () -> {
            String version = ApiPerson.json(people.demo().send(COMMANDS, ON, "Prefer", "wait=10"))
                    .path("version")
                    .asText();
            return people.viewer().send("GET " + CAR + "/commands/" + version);
        });
        all.put(told + " 400", () -> people.demo().send("GET " + CAR + "/commands/0"));
    }

    private void withdrawals() {
        String withdraw = "DELETE /vehicles/{thing}/commands/{command}";
        String headlight = "DELETE " + CAR + "/commands/headlight";
        all.put(
                withdraw + " 200",
                () -> car.whileAsked(ON, "headlight", () -> people.demo().send(headlight)));
        all.put(withdraw + " 400", () -> people.demo().send("DELETE " + CAR + "/commands/Door"));
        all.put(withdraw + " 403", () -> people.viewer().send(headlight));
        all.put(
                withdraw + " 409",
                () -> car.whileAsked(ON, "headlight", () -> people.demo().send(headlight + "?version=1")));
    }

    private void sharing() {
        String drivers = " /vehicles/{thing}/drivers/{user}";
        String list = "GET /vehicles/{thing}/drivers";
        String of = CAR + "/drivers/";
        all.put(list + " 200", () -> people.demo().send("GET " + CAR + "/drivers"));
        all.put(list + " 403", () -> people.driver().send("GET " + CAR + "/drivers"));
        all.put("PUT" + drivers + " 200", () -> people.demo().send("PUT " + of + "eve", DRIVER));
        all.put("PUT" + drivers + " 400", () -> people.demo().send("PUT " + of + "eve", "{\"role\":\"KING\"}"));
        all.put("PUT" + drivers + " 404", () -> people.demo().send("PUT " + of + "nobody-here", DRIVER));
        all.put("PUT" + drivers + " 403", () -> people.driver().send("PUT " + of + "eve", DRIVER));
        all.put("PUT" + drivers + " 409", () -> people.demo().send("PUT " + of + "demo", DRIVER));
        String label = "{\"name\":\"Family car\",\"plate\":\"M AB 123\"}";
        String name = "PUT /vehicles/{thing}/name";
        all.put(name + " 200", () -> people.demo().send("PUT " + CAR + "/name", label));
        all.put(name + " 400", () -> people.demo().send("PUT " + CAR + "/name", "{}"));
        all.put(name + " 403", () -> people.driver().send("PUT " + CAR + "/name", label));
        all.put("DELETE" + drivers + " 204", () -> people.demo().send("DELETE " + of + "eve"));
        all.put("DELETE" + drivers + " 400", () -> people.demo().send("DELETE " + of + "a*b"));
        all.put("DELETE" + drivers + " 403", () -> people.viewer().send("DELETE " + of + "driver"));
        all.put("DELETE" + drivers + " 409", () -> people.demo().send("DELETE " + of + "demo"));
    }

    private void reading() {
        String history = "GET /vehicles/{thing}/history";
        all.put("GET /vehicles 200", () -> people.demo().send("GET /vehicles"));
        all.put("GET /vehicles/{thing} 200", () -> people.viewer().send("GET " + CAR));
        all.put("GET /signals 200", () -> people.stranger().send("GET /signals"));
        all.put(history + " 200", () -> people.viewer().send("GET " + CAR + "/history"));
        all.put(history + " 400", () -> people.demo().send("GET " + CAR + "/history?limit=0"));
        all.put("GET /me 200", () -> people.demo().send("GET /me"));
        all.put("PUT /me/pin 204", () -> people.demo().send("PUT /me/pin", "{\"pin\":\"2580\"}"));
        all.put("PUT /me/pin 400", () -> people.demo().send("PUT /me/pin", "{\"pin\":\"12\"}"));
    }
}
