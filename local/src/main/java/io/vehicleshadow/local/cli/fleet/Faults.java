package io.vehicleshadow.local.cli.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Has faults happen to random cars: every second to one of a hundred and, far apart, the end of a whole process. */
final class Faults {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PAUSE_BETWEEN_KILLS = Duration.ofSeconds(30);
    private static final Duration LASTING = Duration.ofSeconds(10);
    private static final int CARS_PER_FAULT = 100;
    private static final Duration DEAD = Duration.ofSeconds(1);
    /** Longer than an agent waits for a control unit. */
    private static final int SLOW_SECONDS = 30;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Cars cars;
    private final List<ThingName> things;
    private final List<Signal> signals;
    private final Random random;
    private final ScheduledExecutorService clock;
    private volatile boolean over;

    Faults(Cars cars, SignalCatalogue catalogue, Random random, ScheduledExecutorService clock) {
        this.cars = cars;
        this.random = random;
        this.clock = clock;
        things = cars.things();
        signals = catalogue.commandable().stream()
                .filter(signal -> !signal.isKeys())
                .toList();
    }

    /** Begins to have faults of that kind. */
    void begin(FaultKind kind) {
        Duration pause = kind == FaultKind.KILL ? PAUSE_BETWEEN_KILLS : PAUSE;
        counts(kind, 0);
        long first = kind == FaultKind.KILL ? Math.min(pause.toMillis(), 3_000) : pause.toMillis();
        clock.scheduleAtFixedRate(() -> happen(kind), first, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Has no more of them; those that have begun pass. */
    void end() {
        over = true;
    }

    private void happen(FaultKind kind) {
        int cars = kind == FaultKind.KILL ? 1 : (things.size() + CARS_PER_FAULT - 1) / CARS_PER_FAULT;
        for (int i = 0; i < cars && !over; i++) {
            happenToOne(kind);
        }
    }

    private void happenToOne(FaultKind kind) {
        ThingName thing = things.get(random.nextInt(things.size()));
        String part = signals.get(random.nextInt(signals.size())).key().value();
        switch (kind) {
            case CUT -> passing(kind, thing, wish("connection", "cut"), wish("connection", "restore"));
            case JAM -> passing(kind, thing, ecu(part, text("jammed")), ecu(part, text("ok")));
            case SLOW ->
                passing(
                        kind,
                        thing,
                        ecu(part, JsonNodeFactory.instance.objectNode().put("seconds", SLOW_SECONDS)),
                        ecu(part, text("ok")));
            case KILL -> kill(cars.of(thing));
        }
    }

    private void passing(FaultKind kind, ThingName thing, JsonNode begin, JsonNode end) {
        if (atTheCar(thing, begin)) {
            counts(kind, 1);
            clock.schedule(() -> atTheCar(thing, end), LASTING.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void kill(CarProcess process) {
        process.kill();
        counts(FaultKind.KILL, 1);
        clock.schedule(
                () -> {
                    try {
                        process.startAgain();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                DEAD.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private synchronized void counts(FaultKind kind, int more) {
        counts.merge(kind.word(), more, Integer::sum);
    }

    synchronized Map<String, Integer> counts() {
        return new TreeMap<>(counts);
    }

    private static JsonNode text(String word) {
        return JsonNodeFactory.instance.textNode(word);
    }

    private static JsonNode wish(String what, String word) {
        return JsonNodeFactory.instance.objectNode().put(what, word);
    }

    private static JsonNode ecu(String part, JsonNode condition) {
        ObjectNode wish = JsonNodeFactory.instance.objectNode();
        wish.putObject("ecu").set(part, condition);
        return wish;
    }

    /** Whether it was done; not while its process starts. */
    private boolean atTheCar(ThingName thing, JsonNode wish) {
        URI control = cars.of(thing).control();
        if (control == null) {
            return false;
        }
        HttpRequest request = HttpRequest.newBuilder(control.resolve("/cars/" + thing))
                .timeout(LASTING)
                .POST(BodyPublishers.ofString(wish.toString()))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
