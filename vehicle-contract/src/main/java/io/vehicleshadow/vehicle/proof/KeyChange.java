package io.vehicleshadow.vehicle.proof;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * A change of the keys that a vehicle takes proofs of, as a value of the signal {@code keys}: {@code allow ROLE UNTIL KEY
 * NAME} or {@code remove ID}.
 */
public sealed interface KeyChange {
    /** What the signal takes. */
    String text();

    /**
     * A key may prove commands from now on, in place of what was known of it.
     *
     * @param until from this second of Unix time on no more; present for a guest, and only there
     * @param name whose it is, in words: 1 to 32 characters
     */
    record Allow(KeyRole role, OptionalLong until, PersonKey key, String name) implements KeyChange {
        private static final int LONGEST_NAME = 32;

        /** @throws IllegalArgumentException if only a guest would not end, or the name can't be one */
        public Allow {
            if ((role == KeyRole.GUEST) != until.isPresent()) {
                throw new IllegalArgumentException("A guest's key has an end, such as 1790000000, and others have '-'");
            }
            if (!name.equals(name.strip())
                    || name.isEmpty()
                    || name.length() > LONGEST_NAME
                    || name.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException(
                        "A key's name has 1 to " + LONGEST_NAME + " characters, but this is '" + name + "'");
            }
        }

        @Override
        public String text() {
            String end = until.isPresent() ? Long.toString(until.getAsLong()) : "-";
            return "allow " + role + " " + end + " " + key.text() + " " + name;
        }
    }

    /** A key proves nothing any more. */
    record Remove(KeyId key) implements KeyChange {
        @Override
        public String text() {
            return "remove " + key;
        }
    }

    /** @throws IllegalArgumentException if the text is no change of keys, with what would be one */
    static KeyChange read(String text) {
        String[] words = text.split(" ", 5);
        if (words.length == 2 && words[0].equals("remove")) {
            return new Remove(new KeyId(words[1]));
        }
        if (words.length == 5 && words[0].equals("allow")) {
            return new Allow(role(words[1]), until(words[2]), PersonKey.read(words[3]), words[4]);
        }
        throw new IllegalArgumentException(
                "Keys are changed by 'allow ROLE UNTIL KEY NAME' or 'remove ID', but this is '" + shortened(text)
                        + "'");
    }

    private static KeyRole role(String word) {
        return Arrays.stream(KeyRole.values())
                .filter(role -> role.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("A key's role is "
                        + Arrays.stream(KeyRole.values()).map(Enum::name).collect(Collectors.joining(" or "))
                        + ", but this is '" + shortened(word) + "'"));
    }

    private static OptionalLong until(String word) {
        if (word.equals("-")) {
            return OptionalLong.empty();
        }
        if (!word.matches("[1-9][0-9]{0,11}")) {
            throw new IllegalArgumentException(
                    "A key ends at a second of Unix time, or is '-', but this is '" + shortened(word) + "'");
        }
        return OptionalLong.of(Long.parseLong(word));
    }

    private static String shortened(String text) {
        return text.length() <= 64 ? text : text.substring(0, 64) + "…";
    }
}
