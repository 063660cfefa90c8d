package io.vehicleshadow.local.cli.fleet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How a fleet is.
 *
 * @param vehicles how many there are
 * @param online how many are connected
 * @param seconds since the first command
 * @param faults how often each fault has happened, by its word
 * @param memory kilobytes of all cars' processes; empty where it was not looked at
 */
public record Summary(
        int vehicles, int online, long seconds, Commands commands, Map<String, Integer> faults, OptionalLong memory) {
    private static final double MEGABYTE = 1024;

    /**
     * What became of the commands.
     *
     * @param inFlight those without an answer
     * @param answers how many of each outcome
     * @param p50 milliseconds from the request to the accepted answer, half of them faster
     * @param p99 the same, 99 of 100 faster
     */
    public record Commands(int sent, int inFlight, Map<String, Integer> answers, double p50, double p99) {}

    /** One line for a person who watches. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "%d s: %d of %d online, %d commands sent, %d in flight, p50 %.0f ms, p99 %.0f ms; %s",
                seconds,
                online,
                vehicles,
                commands.sent(),
                commands.inFlight(),
                commands.p50(),
                commands.p99(),
                counts(commands.answers()));
    }

    private static String counts(Map<String, Integer> counts) {
        List<String> parts = new ArrayList<>();
        counts.forEach((what, count) -> parts.add(count + " " + what));
        return parts.isEmpty() ? "none answered" : String.join(", ", parts);
    }

    /** What came of it all. */
    public List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add(row("vehicles", online + " of " + vehicles + " online"));
        lines.add(row("commands", commands.sent() + " in " + seconds + " s"));
        commands.answers().forEach((outcome, count) -> lines.add(row("  " + outcome, Integer.toString(count))));
        lines.add(row("  no answer", Integer.toString(commands.inFlight())));
        lines.add(row("p50, p99", String.format(Locale.ROOT, "%.1f ms, %.1f ms", commands.p50(), commands.p99())));
        faults.forEach((fault, count) -> lines.add(row("fault " + fault, count + " times")));
        memory.ifPresent(all -> lines.add(row(
                "memory",
                String.format(
                        Locale.ROOT, "%.2f MB a car, %.0f MB together (PSS)", megabytesOfOne(all), all / MEGABYTE))));
        return lines;
    }

    private static String row(String name, String value) {
        return String.format("%-28s %s", name, value);
    }

    /** The same for a program. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("vehicles", vehicles).put("online", online).put("seconds", seconds);
        json.put("sent", commands.sent()).put("inFlight", commands.inFlight());
        ObjectNode outcomes = json.putObject("outcomes");
        commands.answers().forEach(outcomes::put);
        json.put("p50Millis", commands.p50()).put("p99Millis", commands.p99());
        ObjectNode all = json.putObject("faults");
        faults.forEach(all::put);
        memory.ifPresent(kilobytes -> json.put("megabytesPerCar", megabytesOfOne(kilobytes)));
        return json;
    }

    private double megabytesOfOne(long kilobytes) {
        return kilobytes / MEGABYTE / vehicles;
    }
}
