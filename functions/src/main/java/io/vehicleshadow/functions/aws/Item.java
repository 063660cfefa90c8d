package io.vehicleshadow.functions.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.vehicle.json.JsonText;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attributes of an item, or of a map in one. Times are milliseconds since 1970, JSON is kept as its text. */
record Item(Map<String, AttributeValue> attributes) {
    static Item of(String partition, String sort) {
        return new Item(new HashMap<>(key(partition, sort)));
    }

    static Item empty() {
        return new Item(new HashMap<>());
    }

    static Map<String, AttributeValue> key(String partition, String sort) {
        return Map.of(Table.PARTITION, AttributeValue.fromS(partition), Table.SORT, AttributeValue.fromS(sort));
    }

    static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    Item with(String name, String text) {
        attributes.put(name, AttributeValue.fromS(text));
        return this;
    }

    Item with(String name, JsonNode json) {
        return with(name, JsonText.write(json));
    }

    Item with(String name, long number) {
        attributes.put(name, number(number));
        return this;
    }

    Item with(String name, Instant time) {
        return with(name, time.toEpochMilli());
    }

    Item with(String name, boolean flag) {
        attributes.put(name, AttributeValue.fromBool(flag));
        return this;
    }

    Item with(String name, byte[] bytes) {
        attributes.put(name, AttributeValue.fromB(SdkBytes.fromByteArray(bytes)));
        return this;
    }

    Item with(String name, Item map) {
        attributes.put(name, map.value());
        return this;
    }

    AttributeValue value() {
        return AttributeValue.fromM(attributes);
    }

    boolean has(String name) {
        return attributes.containsKey(name);
    }

    String text(String name) {
        return attributes.get(name).s();
    }

    Optional<String> textIfAny(String name) {
        return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
    }

    long number(String name) {
        return Long.parseLong(attributes.get(name).n());
    }

    long numberOr(String name, long other) {
        return has(name) ? number(name) : other;
    }

    Instant time(String name) {
        return Instant.ofEpochMilli(number(name));
    }

    Optional<Instant> timeIfAny(String name) {
        return has(name) ? Optional.of(time(name)) : Optional.empty();
    }

    boolean flag(String name) {
        return attributes.get(name).bool();
    }

    byte[] bytes(String name) {
        return attributes.get(name).b().asByteArray();
    }

    Item map(String name) {
        return new Item(attributes.get(name).m());
    }

    JsonNode json(String name) {
        try {
            return JsonText.read(text(name));
        } catch (IOException e) {
            throw new IllegalStateException("Attribute " + name + " holds no JSON", e);
        }
    }
}
