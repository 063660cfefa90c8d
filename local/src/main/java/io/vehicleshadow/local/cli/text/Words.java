package io.vehicleshadow.local.cli.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.vehicle.command.Reason;
import io.vehicleshadow.vehicle.shadow.ShadowChange;
import io.vehicleshadow.vehicle.signal.AllowedWord;
import io.vehicleshadow.vehicle.signal.Range;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in words what the API says in JSON. */
public final class Words {
    private final SignalCatalogue catalogue;
    private final Moments moments;

    public Words(SignalCatalogue catalogue, Moments moments) {
        this.catalogue = catalogue;
        this.moments = moments;
    }

    /** Why a vehicle did not do it; a reason that this program does not know, as it is. */
    private static String reason(String name) {
        return Stream.of(Reason.values())
                .filter(reason -> reason.name().equals(name))
                .findFirst()
                .map(Words::inWords)
                .orElse(name);
    }

    private static String inWords(Reason reason) {
        return switch (reason) {
            case STALE -> "the command had expired when it reached the car";
            case UNKNOWN_SIGNAL -> "the car does not have this";
            case INVALID_VALUE -> "the car does not accept this value";
            case VEHICLE_MOVING -> "the car is moving";
            case DOOR_LOCKED -> "the door is locked";
            case ECU_TIMEOUT -> "the car's control unit did not answer in time";
            case ECU_FAULT -> "the car's control unit reported a fault";
            case BUSY -> "the car has too many commands in progress";
            case JOURNAL_UNAVAILABLE -> "the car can't write to its journal, and does nothing without it";
            case INTERLOCK -> "a safety condition of the car is not met";
            case PROOF_MISSING -> "the car does this only with a personal key's signature";
            case PROOF_INVALID -> "the car could not verify the key's signature";
            case PROOF_EXPIRED -> "the signature had expired when the car checked it; is this computer's clock right?";
            case PROOF_REPLAYED -> "the signature was used before";
            case KEY_UNKNOWN -> "the car does not know this key";
            case KEY_NOT_ALLOWED -> "the car does not let this key do that";
        };
    }

    /** Such as {@code Family car (M AB 123), tcu}; the thing name alone where the owner chose no name. */
    public static String title(JsonNode vehicle) {
        String name = vehicle.path("name").asText();
        String plate = vehicle.path("plate").asText();
        String thing = vehicle.path("thing").asText();
        return (name.isEmpty() ? "" : name + " ")
                + (plate.isEmpty() ? "" : "(" + plate + ") ")
                + (name.isEmpty() && plate.isEmpty() ? thing : "[" + thing + "]");
    }

    /** Such as {@code offline since 14:22:05 (18 s)}. */
    public String presence(JsonNode presence) {
        String since = moments.since(presence.path("since").asText());
        return switch (presence.path("state").asText()) {
            case "ONLINE" -> "online" + since;
            case "OFFLINE" -> "offline" + since;
            default -> "never seen online";
        };
    }

    /** A value as people say it: {@code closed}, {@code 21.5 °C}. */
    public String value(String key, JsonNode value) {
        return catalogue
                .find(key)
                .map(signal -> value(signal, value))
                .orElseGet(() -> value.isValueNode() ? value.asText() : value.toString());
    }

    private static String value(Signal signal, JsonNode value) {
        if (value.isNumber()) {
            String unit = signal.range().map(range -> " " + unit(range)).orElse("");
            return value.decimalValue().stripTrailingZeros().toPlainString() + unit;
        }
        return signal.words().stream()
                .filter(word -> signal.kind() != SignalKind.MOMENTARY)
                .filter(word -> word.value().text().equals(value.textValue()))
                .map(Words::state)
                .findFirst()
                .orElseGet(() -> value.isValueNode() ? value.asText() : value.toString());
    }

    /** What a person may ask of a signal, such as {@code off or 16–28 °C}. */
    public static String allowed(Signal signal) {
        return Stream.concat(
                        signal.words().stream()
                                .map(word -> signal.kind() == SignalKind.MOMENTARY
                                        ? word.value().text()
                                        : state(word)),
                        signal.range().stream().map(Words::range))
                .collect(Collectors.joining(" or "));
    }

    /** How a word is written as a state of the signal, such as {@code closed} for the word {@code close}. */
    public static String state(AllowedWord word) {
        return word.wordings().containsKey("en")
                ? word.wordings().get("en").written()
                : word.value().text();
    }

    private static String range(Range range) {
        String step = range.step()
                .filter(size -> size.compareTo(BigDecimal.ONE) != 0)
                .map(size -> " in steps of " + size)
                .orElse("");
        return range.minimum() + "–" + range.maximum() + " " + unit(range) + step;
    }

    private static String unit(Range range) {
        return range.unit().equals("percent") ? "%" : range.unit();
    }

    /** One signal of a command, such as {@code door open: done in 0.8 s}. */
    public String signal(String key, JsonNode signal) {
        return key + " " + value(key, signal.path("value")) + ": "
                + (signal.path("status").asText().equals("IN_PROGRESS") ? pending(signal) : outcome(signal));
    }

    /** Until when a command may be executed. */
    private String pending(JsonNode signal) {
        String expires = signal.path("staleAt").asText();
        return "no answer yet" + (expires.isEmpty() ? "" : "; expires at " + moments.at(expires));
    }

    /** How a command ended, such as {@code refused, the car is moving}. */
    private String outcome(JsonNode signal) {
        String reason = reason(signal.path("reason").asText())
                + interlock(signal.path("interlock").asText(""));
        return switch (signal.path("status").asText()) {
            case "SUCCEEDED" -> "done" + took(signal);
            case "FAILED" -> "failed, " + reason;
            case "REJECTED" -> "refused, " + reason;
            case "TIMED_OUT" -> "expired without an answer";
            case "SUPERSEDED" -> "replaced by a newer request";
            case "WITHDRAWN" -> "withdrawn";
            default -> signal.path("status").asText();
        };
    }

    /** What the car requires, in the catalogue's words. */
    private String interlock(String name) {
        return name.isEmpty()
                ? ""
                : ": "
                        + catalogue
                                .interlock(name)
                                .map(known -> known.title("en"))
                                .orElse(name);
    }

    private static String took(JsonNode signal) {
        return signal.path("seconds").isNumber()
                ? String.format(
                        Locale.ROOT, " in %.1f s", signal.path("seconds").asDouble())
                : "";
    }

    /** Who sent a command, such as {@code demo by voice} or {@code demo by Fleet desk}. */
    public static String sender(JsonNode command) {
        String channel =
                command.path("app").asText(command.path("channel").asText().toLowerCase(Locale.ROOT));
        String person = command.path("byName").asText(command.path("by").asText());
        return command.has("by") ? person + " by " + channel : "someone outside the API";
    }

    /** The state of a vehicle: whether it is connected, each signal with its age, what is still requested. */
    public List<String> status(JsonNode vehicle) {
        List<String> lines = new ArrayList<>();
        lines.add(title(vehicle) + " is " + presence(vehicle.path("presence")));
        vehicle.path("reported").properties().forEach(signal -> {
            Duration age =
                    Duration.ofSeconds(signal.getValue().path("ageSeconds").asLong());
            lines.add(String.format("  %-12s %-12s %s ago", signal.getKey(), valueOf(signal), Moments.length(age)));
        });
        vehicle.path("asked").properties().forEach(signal -> {
            boolean late = signal.getValue().path("status").asText().equals("TIMED_OUT");
            lines.add("  " + signal.getKey() + " " + valueOf(signal) + " requested: "
                    + (late ? "expired without an answer" : pending(signal.getValue())));
        });
        JsonNode agent = vehicle.path("agent");
        if (agent.isObject()) {
            lines.add("  agent " + agent.path("version").asText());
        }
        if (agent.path("sameCatalogue").isBoolean()
                && !agent.path("sameCatalogue").booleanValue()) {
            lines.add("  its catalogue (" + agent.path("catalogue").asText() + ") is not the cloud's:"
                    + " a signal that only one of them has is refused");
        }
        return lines;
    }

    /** An entry of the history: when, who, and what, a line for each signal. */
    public List<String> history(JsonNode entry) {
        boolean command = entry.path("kind").asText().equals("COMMAND");
        String start = String.format(
                "%-8s  %-20s ", moments.at(entry.path("at").asText()), command ? sender(entry) : "by hand at the car");
        return entry.path("signals").properties().stream()
                .map(signal -> start
                        + (command
                                ? signal(signal.getKey(), signal.getValue())
                                : signal.getKey() + " " + valueOf(signal)))
                .toList();
    }

    private String valueOf(Map.Entry<String, JsonNode> signal) {
        return value(signal.getKey(), signal.getValue().path("value"));
    }

    /**
     * One update of a shadow: what was requested, what became of it, how the vehicle is now; nothing where only times
     * changed.
     *
     * @param sender who sent the command of a version, in words; empty if that is unknown
     */
    public List<String> change(ShadowChange change, LongFunction<String> sender) {
        List<String> lines = new ArrayList<>();
        if (!change.requested().isEmpty()) {
            String who = sender.apply(change.current().version());
            String by = who.isEmpty() ? "" : " by " + who;
            change.requested()
                    .forEach((key, leaf) -> lines.add(key + ": " + value(key, leaf.value()) + " requested" + by));
        }
        change.changed().forEach((key, value) -> lines.add(key + " is " + value(key, value)));
        change.outcomes().forEach((key, outcome) -> lines.add(key + ": " + outcome(outcome.json())));
        return lines;
    }
}
