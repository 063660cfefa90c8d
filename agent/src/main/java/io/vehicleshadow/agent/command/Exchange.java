package io.vehicleshadow.agent.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vehicleshadow.agent.loop.Loop;
import io.vehicleshadow.vehicle.shadow.ClientToken;
import io.vehicleshadow.vehicle.shadow.ShadowUpdate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Speaks to the service: one unfinished request at a time, and never faster than the service allows. */
final class Exchange {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private final ShadowConnection connection;
    private final Loop loop;
    private final Supplier<ClientToken> tokens;
    private final PublishRate rate;
    private final Runnable beforeGet;
    private Optional<Open> open = Optional.empty();

    /** @param beforeGet run just before each GET is sent */
    Exchange(
            ShadowConnection connection,
            Loop loop,
            Supplier<ClientToken> tokens,
            PublishRate rate,
            Runnable beforeGet) {
        this.connection = connection;
        this.loop = loop;
        this.tokens = tokens;
        this.rate = rate;
        this.beforeGet = beforeGet;
    }

    boolean isBusy() {
        return open.isPresent();
    }

    Duration pause() {
        return rate.pause(loop.nanoTime());
    }

    void get(Runnable unanswered) {
        ClientToken token = begin(Kind.GET, unanswered);
        beforeGet.run();
        connection.get(JsonNodeFactory.instance
                .objectNode()
                .put("clientToken", token.value())
                .toString()
                .getBytes(StandardCharsets.UTF_8));
    }

    void update(Kind kind, ShadowUpdate update, Runnable unanswered) {
        update.token(begin(kind, unanswered));
        connection.update(update.bytes());
    }

    /** Ends the open request if this is its token, and says of what kind it was. */
    Optional<Kind> end(Optional<String> token) {
        Optional<Open> ended = open.filter(
                request -> token.filter(request.token().value()::equals).isPresent());
        ended.ifPresent(request -> drop());
        return ended.map(Open::kind);
    }

    /** Gives the open request up: nobody will answer it any more. */
    void drop() {
        open.ifPresent(request -> request.timer().cancel());
        open = Optional.empty();
    }

    private ClientToken begin(Kind kind, Runnable unanswered) {
        ClientToken token = tokens.get();
        Loop.Timer timer = loop.after(PATIENCE, () -> {
            if (end(Optional.of(token.value())).isPresent()) {
                unanswered.run();
            }
        });
        open = Optional.of(new Open(kind, token, timer));
        rate.published(loop.nanoTime());
        return token;
    }

    /** What the open request is for. */
    enum Kind {
        GET,
        REPORT,
        ANSWER
    }

    private record Open(Kind kind, ClientToken token, Loop.Timer timer) {}
}
