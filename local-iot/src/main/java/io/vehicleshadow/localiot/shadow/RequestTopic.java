package io.vehicleshadow.localiot.shadow;

import java.util.Optional;

/**
 * The topic of a request, taken apart by position, for a shadow may itself be called {@code update} or {@code name}.
 * The names may still be invalid.
 */
record RequestTopic(String thing, String shadow, ShadowOperation operation) {
    private static final int THING = 2;
    private static final int KIND = 3;
    private static final int CLASSIC_LEVELS = 5;
    private static final int NAMED_LEVELS = 7;

    static Optional<RequestTopic> parse(String topic) {
        if (!topic.startsWith("$aws/things/")) {
            return Optional.empty();
        }
        String[] levels = topic.split("/", -1);
        if (levels.length < CLASSIC_LEVELS || !levels[KIND].equals("shadow")) {
            return Optional.empty();
        }
        if (levels.length == CLASSIC_LEVELS) {
            return operation(levels[4]).map(operation -> new RequestTopic(levels[THING], null, operation));
        }
        if (levels.length == NAMED_LEVELS && levels[4].equals("name")) {
            return operation(levels[6]).map(operation -> new RequestTopic(levels[THING], levels[5], operation));
        }
        return Optional.empty();
    }

    private static Optional<ShadowOperation> operation(String word) {
        for (ShadowOperation operation : ShadowOperation.values()) {
            if (operation.word().equals(word)) {
                return Optional.of(operation);
            }
        }
        return Optional.empty();
    }

    /** @throws Refused when the service doesn't allow one of the names */
    ShadowName name() throws Refused {
        try {
            return shadow == null ? ShadowName.classic(thing) : ShadowName.named(thing, shadow);
        } catch (IllegalArgumentException e) {
            throw new Refused(ShadowError.invalidName(e.getMessage()));
        }
    }
}
