package io.vehicleshadow.vehicle.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.Optional;

/** How the vehicle answered the request for one signal. */
public sealed interface Outcome {

    /** The shadow version in which the vehicle saw the request; at least 1. */
    long version();

    /** The word under which it stands in the shadow document. */
    CommandStatus status();

    /** Why not; empty if it succeeded or nobody answered. */
    default Optional<Reason> why() {
        return Optional.empty();
    }

    /** The outcome as it stands in {@code reported.outcomes}. */
    default ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("status", status().name());
        // A removed reason must be named: the service merges, and an old reason would stay.
        why().ifPresentOrElse(reason -> json.put("reason", reason.name()), () -> json.putNull("reason"));
        return json.put("version", version());
    }

    /** The outcome of that status; empty if the status is none that a vehicle gives, or lacks its reason. */
    static Optional<Outcome> of(CommandStatus status, Optional<Reason> reason, long version) {
        return switch (status) {
            case SUCCEEDED -> Optional.of(new Succeeded(version));
            case FAILED -> reason.map(why -> new Failed(why, version));
            case REJECTED -> reason.map(why -> new Rejected(why, version));
            case TIMED_OUT -> Optional.of(new TimedOut(version));
            default -> Optional.empty();
        };
    }

    /** Reads an outcome of {@code reported.outcomes}; empty if it is not one. */
    static Optional<Outcome> read(JsonNode json) {
        if (!json.path("version").canConvertToLong() || json.path("version").asLong() < 1) {
            return Optional.empty();
        }
        Optional<Reason> reason = name(Reason.class, json.path("reason"));
        return name(CommandStatus.class, json.path("status"))
                .flatMap(status -> of(status, reason, json.path("version").asLong()));
    }

    private static <E extends Enum<E>> Optional<E> name(Class<E> type, JsonNode json) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(json.textValue())) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    private static void checkVersion(long version) {
        if (version < 1) {
            throw new IllegalArgumentException("A shadow version is at least 1, but this is " + version);
        }
    }

    /**
     * The vehicle did it, or it was so already.
     *
     * @param version the shadow version in which the vehicle saw the request
     */
    record Succeeded(long version) implements Outcome {
        /** @throws IllegalArgumentException if the version is less than 1 */
        public Succeeded {
            checkVersion(version);
        }

        @Override
        public CommandStatus status() {
            return CommandStatus.SUCCEEDED;
        }
    }

    /**
     * The ECU tried and could not, or its answer never came.
     *
     * @param reason why
     * @param version the shadow version in which the vehicle saw the request
     */
    record Failed(Reason reason, long version) implements Outcome {
        /** @throws IllegalArgumentException if the version is less than 1 */
        public Failed {
            Objects.requireNonNull(reason);
            checkVersion(version);
        }

        @Override
        public CommandStatus status() {
            return CommandStatus.FAILED;
        }

        @Override
        public Optional<Reason> why() {
            return Optional.of(reason);
        }
    }

    /**
     * The vehicle would not.
     *
     * @param reason why
     * @param version the shadow version in which the vehicle saw the request
     */
    record Rejected(Reason reason, long version) implements Outcome {
        /** @throws IllegalArgumentException if the version is less than 1 */
        public Rejected {
            Objects.requireNonNull(reason);
            checkVersion(version);
        }

        @Override
        public CommandStatus status() {
            return CommandStatus.REJECTED;
        }

        @Override
        public Optional<Reason> why() {
            return Optional.of(reason);
        }
    }

    /**
     * Nobody answered before the request went stale.
     *
     * @param version the shadow version of the request
     */
    record TimedOut(long version) implements Outcome {
        /** @throws IllegalArgumentException if the version is less than 1 */
        public TimedOut {
            checkVersion(version);
        }

        @Override
        public CommandStatus status() {
            return CommandStatus.TIMED_OUT;
        }
    }
}
