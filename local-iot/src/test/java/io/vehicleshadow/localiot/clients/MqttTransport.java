package io.vehicleshadow.localiot.clients;

import io.vehicleshadow.localiot.broker.Broker;
import io.vehicleshadow.localiot.broker.session.BrokerLimits;
import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.message.Requester;
import io.vehicleshadow.localiot.message.ReservedTopicHandler;
import io.vehicleshadow.localiot.rule.Rules;
import io.vehicleshadow.localiot.shadow.Json;
import io.vehicleshadow.localiot.shadow.MovableClock;
import io.vehicleshadow.localiot.shadow.ShadowService;
import io.vehicleshadow.localiot.shadow.ShadowTransport;
import io.vehicleshadow.localiot.store.DataStore;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Requests as MQTT messages of one Paho client, through one broker; each transport has a shadow service of its own. */
final class MqttTransport implements ShadowTransport {

    private static final String FENCE = "fence";
    private static final int MAX_TOPIC_BYTES = 256;

    private final MovableClock clock = new MovableClock();
    private final DataStore store = DataStore.inMemory();
    private final Paho5 client;

    private MqttTransport(Line line) {
        client = line.client;
        line.service.set(new ShadowService(store, clock, line.broker));
    }

    /** What is made once for all transports. */
    static final class Line implements AutoCloseable {

        private final Vertx vertx = Vertx.vertx();
        private final DataStore store = DataStore.inMemory();
        private final Rules rules = new Rules();
        private final Broker broker = new Broker(vertx, store, rules, new MovableClock(), BrokerLimits.ofAws());
        private final AtomicReference<ShadowService> service = new AtomicReference<>();
        private final Paho5 client;

        Line() throws MqttException {
            broker.serve(new ReservedTopicHandler() {
                @Override
                public boolean handles(String topic) {
                    return service.get().handles(topic);
                }

                @Override
                public boolean requestsAreSeen() {
                    return service.get().requestsAreSeen();
                }

                @Override
                public CompletionStage<Void> accept(Message request, Requester requester) {
                    return service.get().accept(request, requester);
                }

                @Override
                public void refuseTooMany(Message request, Requester requester) {
                    service.get().refuseTooMany(request, requester);
                }
            });
            int port = broker.listenPlain("127.0.0.1", 0).join();
            client = new Paho5("tcp://127.0.0.1:" + port, "rules").connect(Paho5.cleanStart());
            client.subscribe("$aws/things/#");
            client.subscribe(FENCE);
        }

        MqttTransport transport() {
            return new MqttTransport(this);
        }

        @Override
        public void close() throws MqttException {
            client.close();
            broker.close();
            rules.close();
            store.close();
            vertx.close().await();
        }
    }

    @Override
    public Exchange exchange(Request request) {
        String topic = topic(request);
        try {
            client.publish(topic, request.payload());
            List<Published> messages = untilAnswered(topic);
            client.publish(FENCE, "");
            for (var next = client.next(); !next.topic().equals(FENCE); next = client.next()) {
                messages.add(new Published(next.topic(), next.payload()));
            }
            messages.removeIf(message -> message.topic().equals(topic));
            return exchange(topic, messages);
        } catch (MqttException e) {
            throw new AssertionError("The request on " + topic + " was not taken", e);
        }
    }

    private List<Published> untilAnswered(String topic) {
        List<Published> messages = new ArrayList<>();
        while (messages.stream().noneMatch(message -> isAnswer(message, topic))) {
            var next = client.next();
            messages.add(new Published(next.topic(), next.payload()));
        }
        return messages;
    }

    private static boolean isAnswer(Published message, String topic) {
        return message.topic().equals(topic + "/accepted") || message.topic().equals(topic + "/rejected");
    }

    private static Exchange exchange(String topic, List<Published> messages) {
        Published answer = messages.stream()
                .filter(message -> isAnswer(message, topic))
                .findFirst()
                .orElseThrow();
        if (answer.topic().endsWith("/accepted")) {
            return new Exchange(200, answer.payload(), messages);
        }
        Map<String, Object> error = Json.object(Json.parse(answer.payload()));
        return new Exchange(Integer.parseInt(error.get("code").toString()), answer.payload(), messages);
    }

    private static String topic(Request request) {
        return "$aws/things/" + request.thing() + "/shadow/"
                + request.shadow().map(name -> "name/" + name + "/").orElse("") + request.operation();
    }

    @Override
    public boolean publishesErrors() {
        return true;
    }

    /** A topic can't hold every name, and lists are asked for over HTTP only. */
    @Override
    public boolean carries(Request request) {
        String topic = topic(request);
        return !request.operation().equals("list")
                && !request.thing().isEmpty()
                && (request.thing() + request.shadow().orElse("")).matches("[^+#/\0]*")
                && topic.getBytes(StandardCharsets.UTF_8).length <= MAX_TOPIC_BYTES
                && request.payload().length <= BrokerLimits.MAX_PAYLOAD_BYTES;
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
