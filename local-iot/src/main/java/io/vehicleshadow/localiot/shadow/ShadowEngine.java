package io.vehicleshadow.localiot.shadow;

import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.shadow.Answers.Written;
import io.vehicleshadow.localiot.store.PageToken;
import java.time.Clock;
import java.util.List;

/**
 * Carries requests out on the stored shadows and writes the messages, without sending them. Whoever calls it must keep
 * others from the same shadow until what follows from the outcome has been ordered.
 */
final class ShadowEngine {
    /** What a request led to: the answer, and the messages about a change in the order in which they go out. */
    record Outcome(ShadowResponse response, List<Message> messages) {}

    private static final ThreadLocal<Answers> ANSWERS = ThreadLocal.withInitial(Answers::new);

    private final StoredShadows shadows;
    private final Clock clock;
    private final ShadowOptions options;

    ShadowEngine(StoredShadows shadows, Clock clock, ShadowOptions options) {
        this.shadows = shadows;
        this.clock = clock;
        this.options = options;
    }

    Outcome update(ShadowName name, byte[] payload) {
        long time = now();
        ShadowRequest request;
        try {
            request = ShadowRequest.read(payload, new Moment(time));
        } catch (Refused e) {
            return rejected(e.error(), time, null);
        }
        try {
            request.checkUpdate();
            return update(name, request, time);
        } catch (Refused e) {
            return rejected(e.error(), time, request.token());
        }
    }

    private Outcome update(ShadowName name, ShadowRequest request, long time) throws Refused {
        Shadow previous = shadows.find(name);
        request.checkVersion(previous);
        Answers answers = ANSWERS.get();
        Written written = answers.shadow(
                Merge.section(previous == null ? null : previous.desired(), request.written(Shadow.DESIRED)),
                Merge.section(previous == null ? null : previous.reported(), request.written(Shadow.REPORTED)),
                previous == null ? shadows.firstVersion(name, time) : previous.version() + 1);
        if (written.stateBytes() > ShadowLimits.STATE_BYTES) {
            throw new Refused(ShadowError.tooLarge());
        }
        Shadow current = written.shadow();
        shadows.save(name, current);
        return updated(name, request, previous, current, time);
    }

    private Outcome updated(ShadowName name, ShadowRequest request, Shadow previous, Shadow current, long time) {
        Answers answers = ANSWERS.get();
        ShadowTopics topics = new ShadowTopics(name);
        byte[] token = request.token();
        byte[] body = answers.updateAccepted(request.state(), current.version(), time, token);
        Message accepted = Message.of(topics.accepted(ShadowOperation.UPDATE), body);
        Message documents = Message.of(topics.documents(), answers.documents(previous, current, time, token));
        ObjectNode difference = Delta.between(current.desired(), current.reported());
        if (difference == null) {
            return new Outcome(ShadowResponse.accepted(body), List.of(accepted, documents));
        }
        Message delta = Message.of(topics.delta(), answers.delta(difference, current.version(), time, token));
        return new Outcome(
                ShadowResponse.accepted(body),
                options.deltaFirst() ? List.of(delta, accepted, documents) : List.of(accepted, delta, documents));
    }

    Outcome get(ShadowName name, byte[] payload) {
        long time = now();
        ShadowRequest request = ShadowRequest.readLeniently(payload);
        Shadow shadow = shadows.find(name);
        try {
            request.checkToken();
            requirePresent(name, shadow);
        } catch (Refused e) {
            return rejected(e.error(), time, request.token());
        }
        byte[] body = ANSWERS.get().got(shadow, time, request.token());
        return accepted(name, ShadowOperation.GET, body);
    }

    Outcome delete(ShadowName name, byte[] payload) {
        long time = now();
        ShadowRequest request = ShadowRequest.readLeniently(payload);
        Shadow shadow = shadows.find(name);
        try {
            request.checkToken();
            requirePresent(name, shadow);
        } catch (Refused e) {
            return rejected(e.error(), time, request.token());
        }
        shadows.delete(name, shadow, time);
        return accepted(name, ShadowOperation.DELETE, ANSWERS.get().deleted(shadow.version(), time, request.token()));
    }

    ShadowResponse list(String thing, int pageSize, String after) {
        List<String> names = shadows.names(thing, after, pageSize + 1);
        boolean more = names.size() > pageSize;
        List<String> page = more ? names.subList(0, pageSize) : names;
        String nextToken = more ? PageToken.after(page.get(pageSize - 1)) : null;
        return ShadowResponse.accepted(ANSWERS.get().listed(page, nextToken, now()));
    }

    Outcome rejected(ShadowError error, byte[] payload) {
        return rejected(error, now(), ShadowRequest.readLeniently(payload).token());
    }

    ShadowResponse rejected(ShadowError error) {
        return ShadowResponse.rejected(error, ANSWERS.get().rejected(error, now(), null));
    }

    private Outcome rejected(ShadowError error, long time, byte[] token) {
        byte[] body = ANSWERS.get().rejected(error, time, token);
        return new Outcome(ShadowResponse.rejected(error, body), List.of());
    }

    private static Outcome accepted(ShadowName name, ShadowOperation operation, byte[] body) {
        Message message = Message.of(new ShadowTopics(name).accepted(operation), body);
        return new Outcome(ShadowResponse.accepted(body), List.of(message));
    }

    private static void requirePresent(ShadowName name, Shadow shadow) throws Refused {
        if (shadow == null) {
            throw new Refused(ShadowError.noShadow(name));
        }
    }

    private long now() {
        return Math.floorDiv(clock.millis(), 1000L);
    }
}
