package io.vehicleshadow.agent;

import io.vehicleshadow.vehicle.ThingName;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where the log is written: one line an event, with date, zone, level and thing. For systemd's journal the level is also in
 * front, as the number by which {@code journalctl -p} selects (sd-daemon(3)).
 *
 * <p>Topics, keys and values of a shadow may hold line breaks, escape sequences and marks that turn the direction of
 * writing, which would forge lines; they are shown by their code, as JSON writes it.
 */
final class LogStream extends PrintStream {
    /** Control, format and separator characters and halves of others; but tabs, with which the lines of a stack trace begin. */
    private static final Pattern ESCAPED = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}&&[^\t]]");

    /** As simplelogger.properties has them. */
    private static final Pattern EVENT = Pattern.compile("(\\S+) (ERROR|WARN|INFO|DEBUG|TRACE) ");

    private static final Map<String, String> PRIORITIES =
            Map.of("ERROR", "<3>", "WARN", "<4>", "INFO", "<6>", "DEBUG", "<7>", "TRACE", "<7>");

    private final boolean toJournal;
    private volatile String thing = "";

    /**
     * Writes to that stream.
     *
     * @param toJournal whether systemd's journal reads it
     */
    LogStream(PrintStream target, boolean toJournal) {
        super(target, true, StandardCharsets.UTF_8);
        this.toJournal = toJournal;
    }

    /** From now on each event is that vehicle's. */
    void about(ThingName vehicle) {
        thing = vehicle + " ";
    }

    @Override
    public void println(String line) {
        super.println(told(escaped(line)));
    }

    @Override
    public void println(Object line) {
        super.println(escaped(line));
    }

    private String told(String line) {
        Matcher event = EVENT.matcher(line);
        if (!event.lookingAt()) {
            return line;
        }
        return (toJournal ? PRIORITIES.get(event.group(2)) : "") + event.group() + thing + line.substring(event.end());
    }

    private static String escaped(Object line) {
        return ESCAPED.matcher(String.valueOf(line)).replaceAll(LogStream::code);
    }

    private static String code(MatchResult character) {
        return character.group().chars().mapToObj("\\\\u%04x"::formatted).collect(Collectors.joining());
    }
}
