package io.vehicleshadow.localiot.rule.sql.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.localiot.json.Json;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An expression of rule SQL. Undefined is a missing node. */
public sealed interface Expression {

    JsonNode evaluate(Event event);

    /** A value that stands in the text. */
    record Literal(JsonNode value) implements Expression {
        @Override
        public JsonNode evaluate(Event event) {
            return value;
        }
    }

    /** {@code *}: the payload. */
    record Payload() implements Expression {
        @Override
        public JsonNode evaluate(Event event) {
            return event.json();
        }
    }

    /** Members, each in the one before; the first in the value of an expression. */
    record Path(Expression of, List<String> names) implements Expression {
        @Override
        public JsonNode evaluate(Event event) {
            JsonNode value = of.evaluate(event);
            for (String name : names) {
                value = value.path(name);
            }
            return value;
        }
    }

    /** {@code NOT}. */
    record Not(Expression operand) implements Expression {
        @Override
        public JsonNode evaluate(Event event) {
            return Conversion.truth(operand.evaluate(event))
                    .map(truth -> Conversion.value(!truth))
                    .orElse(Conversion.UNDEFINED);
        }
    }

    /** A minus before a value. */
    record Negative(Expression operand) implements Expression {
        @Override
        public JsonNode evaluate(Event event) {
            return Conversion.decimal(operand.evaluate(event))
                    .map(number -> Conversion.number(number.negate()))
                    .orElse(Conversion.UNDEFINED);
        }
    }

    /** What an operator of a chain joins to the values before it. */
    record Step(Operator operator, Expression right) {}

    /** Operators of one precedence, from the left to the right: as long as the text, and no deeper. */
    record Chain(Expression first, List<Step> steps) implements Expression {
        @Override
        public JsonNode evaluate(Event event) {
            JsonNode value = first.evaluate(event);
            for (Step step : steps) {
                value = step.operator().apply(value, step.right().evaluate(event));
            }
            return value;
        }
    }

    /** One WHEN of a CASE. */
    record When(Expression test, Expression result) {}

    /** {@code CASE value WHEN … END}. */
    record Case(Expression value, List<When> whens, Optional<Expression> otherwise) implements Expression {
        @Override
        public JsonNode evaluate(Event event) {
            JsonNode wanted = value.evaluate(event);
            if (wanted.isMissingNode()) {
                return Conversion.UNDEFINED;
            }
            for (When when : whens) {
                JsonNode test = when.test().evaluate(event);
                if (!test.isMissingNode() && Conversion.equal(wanted, test)) {
                    return when.result().evaluate(event);
                }
            }
            return otherwise.map(result -> result.evaluate(event)).orElse(Conversion.UNDEFINED);
        }
    }

    /** A function and what it is given. */
    record Call(SqlFunction function, List<Expression> arguments) implements Expression {
        @Override
        public JsonNode evaluate(Event event) {
            return function.apply(
                    event, arguments.stream().map(each -> each.evaluate(event)).toList());
        }
    }

    /** {@code encode(*, 'base64')}: the payload's bytes, whatever they are. */
    record EncodedPayload() implements Expression {
        @Override
        public JsonNode evaluate(Event event) {
            return Conversion.value(Base64.getEncoder().encodeToString(event.payload()));
        }
    }

    /** {@code cast(value AS type)}. */
    record Cast(Expression value, SqlType type) implements Expression {
        @Override
        public JsonNode evaluate(Event event) {
            return type.cast(value.evaluate(event));
        }
    }

    /** {@code [a, b]}; what is undefined is left out. */
    record Items(List<Expression> items) implements Expression {
        @Override
        public JsonNode evaluate(Event event) {
            ArrayNode array = Json.array();
            items.stream()
                    .map(item -> item.evaluate(event))
                    .filter(item -> !item.isMissingNode())
                    .forEach(array::add);
            return array;
        }
    }

    /** {@code {'a': b}}; what is undefined is left out. */
    record Members(Map<String, Expression> members) implements Expression {
        @Override
        public JsonNode evaluate(Event event) {
            ObjectNode object = Json.object();
            members.forEach((name, expression) -> {
                JsonNode value = expression.evaluate(event);
                if (!value.isMissingNode()) {
                    object.set(name, value);
                }
            });
            return object;
        }
    }
}
