package io.vehicleshadow.benchmarks.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.local.cli.client.LiveFeed;
import io.vehicleshadow.local.cli.client.Session;
import io.vehicleshadow.local.home.Endpoints;
import io.vehicleshadow.vehicle.ThingName;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/** A page that is open on a vehicle: live over MQTT and WebSocket with the person's token. Writes down what it is shown. */
final class LivePage implements LiveFeed.Listener, AutoCloseable {
    private final String thing;
    private final Person person;
    private final Lines words;
    private LiveFeed feed;

    private LivePage(String thing, Person person, Lines words) {
        this.thing = thing;
        this.person = person;
        this.words = words;
    }

    static LivePage open(Endpoints run, Person person, String thing, Lines words) throws IOException {
        LivePage page = new LivePage(thing, person, words);
        Session session =
                new Session(run.address("api"), run.address("mqttWebSocket"), person.token(), Optional.empty());
        page.feed = LiveFeed.follow(session, new ThingName(thing), page, Clock.systemUTC());
        Thread life = new Thread(page::live, "page-" + thing);
        life.setDaemon(true);
        life.start();
        return page;
    }

    private void live() {
        try {
            feed.goOn();
        } catch (IOException e) {
            words.write(
                    Lines.line().put("kind", "page-ended").put("thing", thing).put("why", e.toString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void changed(JsonNode documents) {
        ObjectNode line =
                Lines.line().put("kind", "page").put("from", person.name()).put("thing", thing);
        words.write(line.set("document", documents));
    }

    @Override
    public void presence(boolean online) {
        words.write(Lines.line()
                .put("kind", "page-presence")
                .put("from", person.name())
                .put("thing", thing)
                .put("online", online));
    }

    @Override
    public void lost() {
        // It connects again by itself.
    }

    @Override
    public void back() {
        // What it missed, a page would ask the API for.
    }

    @Override
    public void close() throws IOException {
        feed.close();
    }
}
