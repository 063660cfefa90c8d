package io.vehicleshadow.localiot.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vehicleshadow.localiot.broker.connect.EventLoop;
import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.message.Requester;
import io.vehicleshadow.localiot.message.ReservedTopicHandler;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages of services, which any thread publishes, the broker's own too. */
class PublishingOrderTest {

    private static final String REQUEST = "$aws/things/car/shadow/update";

    private final TestBroker broker = new TestBroker();

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    private void publish(String text) {
        broker.broker.publish(Message.of("order", text.getBytes(StandardCharsets.UTF_8)));
    }

    private void serve(Runnable work) {
        broker.broker.serve(new ReservedTopicHandler() {
            @Override
            public boolean handles(String topic) {
                return topic.equals(REQUEST);
            }

            @Override
            public boolean requestsAreSeen() {
                return true;
            }

            @Override
            public CompletionStage<Void> accept(Message request, Requester requester) {
                work.run();
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public void refuseTooMany(Message request, Requester requester) {}
        });
    }

    @Test
    void what_another_thread_published_before_the_broker_s_own_leaves_before_it() throws Exception {
        serve(() -> {
            CompletableFuture.runAsync(() -> publish("1")).join();
            publish("2");
            CompletableFuture.runAsync(() -> publish("3")).join();
        });
        Client3 client = broker.client3("app").connect();
        client.subscribe("order", 1);
        client.publish(REQUEST, "{}");
        client.inbox.next("order", "1");
        client.inbox.next("order", "2");
        client.inbox.next("order", "3");
    }

    @Test
    void a_task_that_fails_holds_up_no_other() throws Exception {
        EventLoop loop = new EventLoop(broker.vertx);
        CompletableFuture<String> next = new CompletableFuture<>();
        loop.execute(() -> {
            loop.execute(() -> next.complete("done"));
            throw new CompletionException("on purpose", null);
        });
        assertEquals("done", next.get(60, java.util.concurrent.TimeUnit.SECONDS));
    }
}
