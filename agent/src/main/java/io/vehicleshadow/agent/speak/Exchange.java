package io.vehicleshadow.agent.speak;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vehicleshadow.agent.loop.Loop;
import io.vehicleshadow.agent.service.ShadowConnection;
import io.vehicleshadow.vehicle.json.JsonText;
import io.vehicleshadow.vehicle.shadow.ClientToken;
import io.vehicleshadow.vehicle.shadow.ShadowUpdate;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Requests to the service: one unfinished at a time, and never faster than the service allows. */
public final class Exchange {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private final ShadowConnection connection;
    private final Loop loop;
    private final Supplier<ClientToken> tokens;
    private final PublishRate rate;
    private final Runnable beforeGet;
    private Optional<Open> open = Optional.empty();

    /** @param beforeGet run just before each GET is sent */
    public Exchange(
            ShadowConnection connection,
            Loop loop,
            Supplier<ClientToken> tokens,
            int publishesPerSecond,
            Runnable beforeGet) {
        this.connection = connection;
        this.loop = loop;
        this.tokens = tokens;
        rate = new PublishRate(publishesPerSecond);
        this.beforeGet = beforeGet;
    }

    boolean isBusy() {
        return open.isPresent();
    }

    /** How long until one more request may be sent. */
    Duration pause() {
        return rate.pause(loop.nanoTime());
    }

    void get(Runnable unanswered) {
        ClientToken token = begin(Kind.GET, unanswered);
        beforeGet.run();
        connection.get(JsonText.bytes(JsonNodeFactory.instance.objectNode().put("clientToken", token.value())));
    }

    void update(Kind kind, ShadowUpdate update, Runnable unanswered) {
        update.token(begin(kind, unanswered));
        connection.update(update.bytes());
    }

    /** Ends the open request if this is its token, and returns its kind. */
    Optional<Kind> end(Optional<String> token) {
        Optional<Open> ended = open.filter(
                request -> token.filter(request.token().value()::equals).isPresent());
        ended.ifPresent(request -> drop());
        return ended.map(Open::kind);
    }

    /** Gives the open request up: no answer to it counts any more. */
    void drop() {
        open.ifPresent(request -> request.timer().cancel());
        open = Optional.empty();
    }

    private ClientToken begin(Kind kind, Runnable unanswered) {
        ClientToken token = tokens.get();
        Loop.Timer timer =
                loop.after(PATIENCE, () -> end(Optional.of(token.value())).ifPresent(ended -> unanswered.run()));
        open = Optional.of(new Open(kind, token, timer));
        rate.published(loop.nanoTime());
        return token;
    }

    /** What a request is for. */
    enum Kind {
        GET,
        REPORT,
        ANSWER
    }

    private record Open(Kind kind, ClientToken token, Loop.Timer timer) {}
}
