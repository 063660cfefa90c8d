package io.vehicleshadow.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A CloudFormation template, asked in its own words. */
record Template(JsonNode json) {
    /** The properties of every resource of a type, by logical id. */
    Map<String, JsonNode> all(String type) {
        Map<String, JsonNode> found = new TreeMap<>();
        json.path("Resources").properties().forEach(resource -> {
            if (resource.getValue().path("Type").asText().equals(type)) {
                found.put(resource.getKey(), resource.getValue().path("Properties"));
            }
        });
        return found;
    }

    /** Every resource's type by its logical id. */
    Map<String, String> types() {
        Map<String, String> types = new TreeMap<>();
        json.path("Resources")
                .properties()
                .forEach(resource -> types.put(
                        resource.getKey(), resource.getValue().path("Type").asText()));
        return types;
    }

    /** Every statement that lets a role do something: the policy's logical id and the statement. */
    List<Map.Entry<String, JsonNode>> statements() {
        List<Map.Entry<String, JsonNode>> statements = new ArrayList<>();
        all("AWS::IAM::Policy")
                .forEach((id, policy) -> policy.path("PolicyDocument")
                        .path("Statement")
                        .forEach(statement -> statements.add(Map.entry(id, statement))));
        all("AWS::IAM::Role")
                .forEach((id, role) -> role.path("Policies")
                        .forEach(policy -> policy.path("PolicyDocument")
                                .path("Statement")
                                .forEach(statement -> statements.add(Map.entry(id, statement)))));
        return statements;
    }

    /** One or several texts, as policies write them. */
    static List<String> texts(JsonNode oneOrMany) {
        List<String> texts = new ArrayList<>();
        if (oneOrMany.isArray()) {
            oneOrMany.forEach(each -> texts.add(plain(each)));
        } else {
            texts.add(plain(oneOrMany));
        }
        return texts;
    }

    /** A value with its intrinsic functions written out: {@code arn:<AWS::Partition>:iot:…}. */
    static String plain(JsonNode value) {
        if (value.has("Ref")) {
            return "<" + value.path("Ref").asText() + ">";
        }
        if (value.has("Fn::GetAtt")) {
            return "<" + value.path("Fn::GetAtt").path(0).asText() + "."
                    + value.path("Fn::GetAtt").path(1).asText() + ">";
        }
        if (value.has("Fn::Join")) {
            StringBuilder joined = new StringBuilder();
            value.path("Fn::Join").path(1).forEach(part -> joined.append(plain(part)));
            return joined.toString();
        }
        return value.isTextual() ? value.textValue() : value.toString();
    }
}
