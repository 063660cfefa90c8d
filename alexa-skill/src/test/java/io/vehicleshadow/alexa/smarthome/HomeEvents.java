package io.vehicleshadow.alexa.smarthome;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.FakeCloud;
import io.vehicleshadow.alexa.json.Json;
import io.vehicleshadow.alexa.smarthome.event.EventGateway;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/** The function that tells Alexa, with an event gateway and a token endpoint on loopback; demo has given a grant. */
final class HomeEvents implements AutoCloseable {
    final Home home;
    final List<Duration> pauses = new ArrayList<>();
    final List<JsonNode> events;
    final Queue<String> refusals;
    private final SmartHomeEventsHandler function;

    HomeEvents() {
        this(new Home());
    }

    HomeEvents(Home given) {
        home = given.allowingToOpen();
        events = home.alexa.events;
        refusals = home.alexa.refusals;
        function = function(time -> {
            pauses.add(time);
            home.time.pass(time);
        });
        try {
            home.grants.accept(FakeCloud.DEMO, "code");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One more instance of it, which waits in that way. */
    SmartHomeEventsHandler function(Consumer<Duration> pause) {
        EventGateway gateway = new EventGateway(home.alexa.gateway(), home.grants, pause);
        return new SmartHomeEventsHandler(new SmartHomeEvents(home.parts, home.cloud, home.cloud, gateway, pause));
    }

    void take(JsonNode event) throws IOException {
        take(function, event);
    }

    static void take(SmartHomeEventsHandler function, JsonNode event) throws IOException {
        byte[] raw = event.toString().getBytes(StandardCharsets.UTF_8);
        function.handleRequest(new ByteArrayInputStream(raw), OutputStream.nullOutputStream(), null);
    }

    /** What the rule hands on when the car's state goes over into another. */
    void change(long version, String before, String after) throws IOException {
        take(changed(version, before, after));
    }

    ObjectNode changed(long version, String before, String after) {
        ObjectNode event = Json.object()
                .put("kind", "documents")
                .put("thing", "tcu")
                .put("received", home.time.instant().toEpochMilli());
        event.putObject("previous")
                .put("version", version - 1)
                .putObject("state")
                .set("reported", Home.json(before));
        event.putObject("current").put("version", version).putObject("state").set("reported", Home.json(after));
        return event;
    }

    @Override
    public void close() {
        home.close();
    }
}
