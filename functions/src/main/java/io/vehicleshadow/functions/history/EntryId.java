package io.vehicleshadow.functions.history;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An entry's place in the history of its vehicle: later entries have greater ids. The id of a command is made of its
 * request alone, so the same request delivered twice has the same id.
 *
 * @param value 13 digits of milliseconds since 1970, then perhaps a dot and a suffix
 */
public record EntryId(String value) implements Comparable<EntryId> {
    private static final Pattern ALLOWED = Pattern.compile("[0-9]{13}(\\.[A-Za-z0-9_-]{1,64})?");
    private static final String TOKEN_PREFIX = "vs.";

    /** @throws IllegalArgumentException if it is not of that form */
    public EntryId {
        if (value == null || !ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException("A place in the history is the next or the id of an earlier answer, or"
                    + " 13 digits of milliseconds since 1970, but this is '" + value + "'");
        }
    }

    /** The id of a command: of when it came in, and of what names its request. */
    public static EntryId ofRequest(Instant at, String... parts) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
            String suffix = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, 22);
            return at(at, suffix);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    static EntryId ofVersion(Instant at, char kind, long version) {
        return at(at, kind + Long.toString(version));
    }

    /** The id under which a client token finds its command; empty for a token that is not of {@link #token()}. */
    public static Optional<EntryId> ofToken(String token) {
        boolean ours = token.startsWith(TOKEN_PREFIX)
                && ALLOWED.matcher(token.substring(TOKEN_PREFIX.length())).matches();
        return ours ? Optional.of(new EntryId(token.substring(TOKEN_PREFIX.length()))) : Optional.empty();
    }

    /** The client token that carries this id through the shadow service; at most 64 bytes for a command's id. */
    public String token() {
        return TOKEN_PREFIX + value;
    }

    private static EntryId at(Instant at, String suffix) {
        return new EntryId(String.format("%013d.%s", at.toEpochMilli(), suffix));
    }

    @Override
    public int compareTo(EntryId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
