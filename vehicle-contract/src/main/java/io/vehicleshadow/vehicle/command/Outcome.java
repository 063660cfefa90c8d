package io.vehicleshadow.vehicle.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.vehicle.signal.Interlock;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the vehicle answered the request for one signal.
 *
 * @param status one of those that a vehicle gives: SUCCEEDED, FAILED, REJECTED or TIMED_OUT
 * @param reason why not; present exactly if FAILED or REJECTED
 * @param interlock which interlock of the vehicle's catalogue did not hold; only if the reason is INTERLOCK
 * @param version the shadow version in which the vehicle saw the request; at least 1
 */
public record Outcome(CommandStatus status, Optional<Reason> reason, Optional<String> interlock, long version) {
    private static final Pattern INTERLOCK = Pattern.compile(Interlock.NAME);

    /** @throws IllegalArgumentException if no vehicle answers so: see the parameters */
    public Outcome {
        if (version < 1) {
            throw new IllegalArgumentException("A shadow version is at least 1, but this is " + version);
        }
        if (!isOneOfAVehicle(status, reason)) {
            throw new IllegalArgumentException("No vehicle answers " + status + " with reason " + reason.orElse(null));
        }
        if (interlock.isPresent() && reason.filter(Reason.INTERLOCK::equals).isEmpty()) {
            throw new IllegalArgumentException("An interlock belongs to the reason INTERLOCK, not to " + reason);
        }
    }

    /** An outcome that names no interlock. */
    public Outcome(CommandStatus status, Optional<Reason> reason, long version) {
        this(status, reason, Optional.empty(), version);
    }

    /** The vehicle did it, or it was so already. */
    public static Outcome succeeded(long version) {
        return new Outcome(CommandStatus.SUCCEEDED, Optional.empty(), version);
    }

    /** The ECU tried and could not, or its answer never came. */
    public static Outcome failed(Reason reason, long version) {
        return new Outcome(CommandStatus.FAILED, Optional.of(reason), version);
    }

    /** The vehicle would not. */
    public static Outcome rejected(Reason reason, long version) {
        return new Outcome(CommandStatus.REJECTED, Optional.of(reason), version);
    }

    /** Nobody answered before the request went stale. */
    public static Outcome timedOut(long version) {
        return new Outcome(CommandStatus.TIMED_OUT, Optional.empty(), version);
    }

    /** Reads an outcome of {@code reported.outcomes}; empty if it is not one. A reason beside a success is left out. */
    public static Optional<Outcome> read(JsonNode json) {
        JsonNode version = json.path("version");
        Optional<CommandStatus> status = name(CommandStatus.class, json.path("status"));
        if (status.isEmpty() || !version.isIntegralNumber() || !version.canConvertToLong() || version.asLong() < 1) {
            return Optional.empty();
        }
        Optional<Reason> reason =
                needsReason(status.get()) ? name(Reason.class, json.path("reason")) : Optional.empty();
        return isOneOfAVehicle(status.get(), reason)
                ? Optional.of(new Outcome(status.get(), reason, interlock(json, reason), version.asLong()))
                : Optional.empty();
    }

    private static Optional<String> interlock(JsonNode json, Optional<Reason> reason) {
        return reason.filter(Reason.INTERLOCK::equals)
                .map(why -> json.path("interlock").textValue())
                .filter(name -> INTERLOCK.matcher(name).matches());
    }

    /** The outcome as it stands in {@code reported.outcomes}. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("status", status.name());
        // What is removed must be named: the service merges, and an old reason would stay.
        json.put("reason", reason.map(Reason::name).orElse(null));
        json.put("interlock", interlock.orElse(null));
        return json.put("version", version);
    }

    private static boolean isOneOfAVehicle(CommandStatus status, Optional<Reason> reason) {
        return switch (status) {
            case SUCCEEDED, TIMED_OUT, FAILED, REJECTED -> reason.isPresent() == needsReason(status);
            case IN_PROGRESS, SUPERSEDED, WITHDRAWN -> false;
        };
    }

    private static boolean needsReason(CommandStatus status) {
        return status == CommandStatus.FAILED || status == CommandStatus.REJECTED;
    }

    private static <E extends Enum<E>> Optional<E> name(Class<E> type, JsonNode json) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(json.textValue())) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
