package io.vehicleshadow.localiot.shadow;

import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.message.Requester;
import io.vehicleshadow.localiot.store.DataStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Requests as messages, straight into the service; answers are read from what it publishes. */
final class InProcessTransport implements ShadowTransport {
    private final MovableClock clock = new MovableClock();
    private final DataStore store = DataStore.inMemory();
    private final List<Published> published = new ArrayList<>();
    private final ShadowService service = new ShadowService(store, clock, this::record);

    private void record(Message message) {
        published.add(new Published(message.topic(), new String(message.payload(), StandardCharsets.UTF_8)));
    }

    @Override
    public Exchange exchange(Request request) {
        published.clear();
        String topic = topic(request);
        service.accept(Message.of(topic, request.payload()), new Requester("", this::record))
                .toCompletableFuture()
                .join();
        List<Published> messages = List.copyOf(published);
        for (Published message : messages) {
            if (message.topic().equals(topic + "/accepted")) {
                return new Exchange(200, message.payload(), messages);
            }
            if (message.topic().equals(topic + "/rejected")) {
                Map<String, Object> error = Json.object(Json.parse(message.payload()));
                return new Exchange(Integer.parseInt(error.get("code").toString()), message.payload(), messages);
            }
        }
        throw new AssertionError("No answer to " + topic + ", but " + messages);
    }

    private static String topic(Request request) {
        return "$aws/things/" + request.thing() + "/shadow/"
                + request.shadow().map(name -> "name/" + name + "/").orElse("") + request.operation();
    }

    @Override
    public boolean publishesErrors() {
        return true;
    }

    @Override
    public boolean carries(Request request) {
        return !request.operation().equals("list") && !request.thing().isEmpty();
    }

    @Override
    public void advance(Duration time) {
        clock.advance(time);
    }

    @Override
    public void close() {
        store.close();
    }
}
