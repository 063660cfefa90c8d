package io.vehicleshadow.alexa.smarthome;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a piece of JSON must be: says what is wrong, with its place. */
@FunctionalInterface
interface Rule {
    void check(String at, JsonNode json, List<String> wrong);

    static Rule that(String what, Predicate<JsonNode> holds) {
        return (at, json, wrong) -> {
            if (!holds.test(json)) {
                wrong.add(at + " is " + json + ", not " + what);
            }
        };
    }

    static Rule text() {
        return that("text", json -> json.isTextual() && !json.textValue().isBlank());
    }

    static Rule text(String pattern) {
        return that(
                "text like " + pattern,
                json -> json.isTextual() && json.textValue().matches(pattern));
    }

    static Rule oneOf(String... words) {
        return that("one of " + List.of(words), json -> List.of(words).contains(json.textValue()));
    }

    static Rule number() {
        return that("a number", JsonNode::isNumber);
    }

    static Rule flag() {
        return that("true or false", JsonNode::isBoolean);
    }

    static Rule list(int atLeast, Rule of) {
        return (at, json, wrong) -> {
            if (!json.isArray() || json.size() < atLeast) {
                wrong.add(at + " is no list of at least " + atLeast);
            }
            for (int i = 0; i < json.size(); i++) {
                of.check(at + "/" + i, json.get(i), wrong);
            }
        };
    }

    /** An object of exactly these members; a question mark behind a name lets it be missing. */
    static Rule object(Map<String, Rule> members) {
        return (at, json, wrong) -> {
            if (!json.isObject()) {
                wrong.add(at + " is no object");
                return;
            }
            members.forEach((name, rule) -> {
                String key = name.replace("?", "");
                if (json.has(key)) {
                    rule.check(at + "/" + key, json.get(key), wrong);
                } else if (!name.endsWith("?")) {
                    wrong.add(at + " has no " + key);
                }
            });
            json.fieldNames().forEachRemaining(name -> {
                if (!members.containsKey(name) && !members.containsKey(name + "?")) {
                    wrong.add(at + " has " + name + ", which does not belong there");
                }
            });
        };
    }

    static Rule empty() {
        return object(Map.of());
    }

    static Rule choice(Function<JsonNode, Rule> by) {
        return (at, json, wrong) -> by.apply(json).check(at, json, wrong);
    }
}
