package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vehicleshadow.local.cli.client.ApiClient;
import io.vehicleshadow.local.cli.client.LiveFeed;
import io.vehicleshadow.local.cli.text.Words;
import io.vehicleshadow.vehicle.shadow.ShadowChange;
import java.io.IOException;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CountDownLatch;

/** Prints each change of a vehicle with its time; what arrives before the state is printed waits for it. */
final class WatchedVehicle implements LiveFeed.Listener {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    /** How often to look for who sent a command: the history may learn of it a moment after the shadow. */
    private static final int LOOKS = 10;

    private static final long PAUSE_MILLIS = 50;

    private final String thing;
    private final ApiClient api;
    private final Words words;
    private final Output output;
    private final Clock clock;
    private final String history;
    private final CountDownLatch begun = new CountDownLatch(1);

    /** @param history the command that shows what happened before */
    WatchedVehicle(String thing, ApiClient api, Words words, Output output, Clock clock, String history) {
        this.thing = thing;
        this.api = api;
        this.words = words;
        this.output = output;
        this.clock = clock;
        this.history = history;
    }

    void begin() {
        begun.countDown();
        notice("watching " + thing);
    }

    @Override
    public void changed(JsonNode documents) {
        awaitBegin();
        if (output.isJson()) {
            output.line(documents.toString());
        } else {
            words.change(ShadowChange.of(documents), this::sender).forEach(this::timed);
        }
    }

    @Override
    public void presence(boolean online) {
        awaitBegin();
        notice(thing + (online ? " is online" : " went offline"));
    }

    @Override
    public void lost() {
        notice("the connection ended; trying again");
    }

    @Override
    public void back() {
        notice("connected again; changes in between: " + history);
    }

    private void notice(String text) {
        if (output.isJson()) {
            output.line(
                    JsonNodeFactory.instance.objectNode().put("notice", text).toString());
        } else {
            timed(text);
        }
    }

    private synchronized void timed(String line) {
        output.line(TIME.format(ZonedDateTime.now(clock)) + "  " + line);
    }

    /** Such as {@code demo by page}; nothing if the history does not say. */
    private String sender(long version) {
        try {
            for (int look = 0; look < LOOKS; look++) {
                ApiClient.Answer answer = api.get("/vehicles/" + ApiClient.part(thing) + "/commands/" + version);
                if (answer.isGood()) {
                    return Words.sender(answer.json());
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            return "";
        }
        return "";
    }

    private void awaitBegin() {
        try {
            begun.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
