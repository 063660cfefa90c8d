package io.vehicleshadow.localiot.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text of a policy document with wildcards and variables: {@code *} stands for any characters, also {@code /}, and
 * {@code ?} for one; {@code +} and {@code #} stand for themselves, and so does every character of a variable's value.
 * {@code ${*}}, {@code ${?}} and {@code ${$}} stand for the character between the braces.
 *
 * <p>Source: AWS IoT developer guide, Using wildcard characters in MQTT and AWS IoT Core policies; AWS IoT Core policy
 * variables.
 */
final class Pattern {

    private sealed interface Part permits Literal, Variable, Wildcard {
        /** What it stands for; empty when it is a variable that has no value. */
        Optional<Glob.Piece> piece(PolicyVariables variables);
    }

    private record Literal(String text) implements Part {
        @Override
        public Optional<Glob.Piece> piece(PolicyVariables variables) {
            return Optional.of(Glob.text(text));
        }
    }

    private record Variable(String name) implements Part {
        @Override
        public Optional<Glob.Piece> piece(PolicyVariables variables) {
            return variables.value(name).map(Glob::text);
        }
    }

    private record Wildcard(Glob.Piece piece) implements Part {
        @Override
        public Optional<Glob.Piece> piece(PolicyVariables variables) {
            return Optional.of(piece);
        }
    }

    private final List<Part> parts;

    private Pattern(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * Reads {@code text}, in which wildcards and variables have their meaning.
     *
     * @throws PolicyException when a variable isn't closed or has no name
     */
    static Pattern of(String text, String where) {
        return read(text, where, true);
    }

    /**
     * Reads {@code text}, in which only variables have a meaning.
     *
     * @throws PolicyException when a variable isn't closed or has no name
     */
    static Pattern exactly(String text, String where) {
        return read(text, where, false);
    }

    private static Pattern read(String text, String where, boolean wildcards) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("${", at)) {
                int end = text.indexOf('}', at);
                if (end <= at + 2) {
                    throw new PolicyException(where, "a policy variable must be ${NAME}, not " + text.substring(at));
                }
                parts.add(variable(text.substring(at + 2, end)));
                at = end + 1;
            } else {
                parts.add(character(text.charAt(at), wildcards));
                at++;
            }
        }
        return new Pattern(joined(parts));
    }

    private static Part variable(String name) {
        return switch (name) {
            case "*", "?", "$" -> new Literal(name);
            case "AWS::Partition" -> new Literal("aws");
            case "AWS::Region" -> new Literal("us-east-1");
            case "AWS::AccountId" -> new Literal("000000000000");
            default -> new Variable(name);
        };
    }

    private static Part character(char c, boolean wildcards) {
        if (wildcards && c == '*') {
            return new Wildcard(Glob.ANY_TEXT);
        }
        return wildcards && c == '?' ? new Wildcard(Glob.ANY_CHARACTER) : new Literal(String.valueOf(c));
    }

    private static List<Part> joined(List<Part> parts) {
        List<Part> joined = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Literal literal) {
                text.append(literal.text());
            } else {
                addLiteral(joined, text);
                joined.add(part);
            }
        }
        addLiteral(joined, text);
        return joined;
    }

    private static void addLiteral(List<Part> joined, StringBuilder text) {
        if (!text.isEmpty()) {
            joined.add(new Literal(text.toString()));
            text.setLength(0);
        }
    }

    /** The pattern with its variables replaced, empty when one of them has no value. */
    Optional<Glob> resolved(PolicyVariables variables) {
        List<Glob.Piece> pieces = new ArrayList<>();
        for (Part part : parts) {
            Optional<Glob.Piece> piece = part.piece(variables);
            if (piece.isEmpty()) {
                return Optional.empty();
            }
            pieces.add(piece.get());
        }
        return Optional.of(new Glob(pieces));
    }
}
