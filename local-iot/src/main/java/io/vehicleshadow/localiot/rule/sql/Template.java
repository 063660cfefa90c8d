package io.vehicleshadow.localiot.rule.sql;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.localiot.rule.sql.expression.Event;
import io.vehicleshadow.localiot.rule.sql.expression.Expression;
import io.vehicleshadow.localiot.rule.sql.parse.SqlProblem;
import io.vehicleshadow.localiot.rule.sql.parse.StatementParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A text with places {@code ${expression}} that are filled in for a message. Immutable. */
public final class Template {

    private static final String OPENING = "${";

    private record Place(String before, Expression expression) {}

    private final List<Place> places = new ArrayList<>();
    private final String after;

    private Template(String text) {
        int done = 0;
        for (int at = text.indexOf(OPENING); at >= 0; at = text.indexOf(OPENING, done)) {
            StatementParser.Inserted inserted = StatementParser.inserted(text, at + OPENING.length());
            places.add(new Place(text.substring(done, at), inserted.expression()));
            done = inserted.end();
        }
        after = text.substring(done);
    }

    /** @throws SqlProblem when what stands in a place is no expression */
    public static Template parse(String text) {
        return new Template(text);
    }

    /** What stands before the first place; the whole text when there is none. */
    public String fixedBegin() {
        return places.isEmpty() ? after : places.get(0).before();
    }

    /** The text for a message; empty when the value of a place is undefined or null. */
    public Optional<String> fill(Event event) {
        StringBuilder text = new StringBuilder();
        for (Place place : places) {
            JsonNode value = place.expression().evaluate(event);
            if (value.isMissingNode() || value.isNull()) {
                return Optional.empty();
            }
            text.append(place.before()).append(value.isTextual() ? value.textValue() : value.toString());
        }
        return Optional.of(text.append(after).toString());
    }
}
