package io.vehicleshadow.localiot.policy;

import java.util.List;

/** A policy document that was read and understood in full. Immutable. */
public final class PolicyDocument {

    private final String json;
    private final List<Statement> statements;

    PolicyDocument(String json, List<Statement> statements) {
        this.json = json;
        this.statements = List.copyOf(statements);
    }

    /**
     * Reads a policy document. What local-iot can't honor, such as an unknown condition, is refused rather than
     * ignored.
     *
     * @throws PolicyException when {@code json} is no policy document; the message says where and why
     */
    public static PolicyDocument parse(String json) {
        return new PolicyDocument(json, DocumentReader.statements(json));
    }

    /** The text that was read. */
    public String json() {
        return json;
    }

    List<Statement> statements() {
        return statements;
    }
}
