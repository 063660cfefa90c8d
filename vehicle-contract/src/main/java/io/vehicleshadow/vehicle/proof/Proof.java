package io.vehicleshadow.vehicle.proof;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands beside a request to prove whose it is. Its text is one string, so that the shadow service, which merges
 * objects, replaces it whole: form, key, id, expiry and signature, and for a passkey what its authenticator signed.
 *
 * @param expires as in the {@link Statement}
 * @param signature of a key file over the statement's bytes, of a passkey over what WebAuthn lays down
 * @param assertion present exactly for a passkey
 */
public record Proof(KeyId key, CommandId id, long expires, byte[] signature, Optional<Assertion> assertion) {
    /** A longer text is none. */
    public static final int LONGEST_TEXT = 1024;

    private static final String FORM = "1";
    private static final int PARTS_OF_A_KEY_FILE = 5;
    private static final int PARTS_OF_A_PASSKEY = 7;

    /** What an authenticator adds to its signature (Web Authentication, section 6.1 and 5.8.1). */
    public record Assertion(byte[] authenticatorData, byte[] clientData) {}

    /** The proof that such a text is; empty if it is none. */
    public static Optional<Proof> read(String text) {
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        List<String> parts = List.of(text.split("\\.", -1));
        boolean passkey = parts.size() == PARTS_OF_A_PASSKEY;
        if (!passkey && parts.size() != PARTS_OF_A_KEY_FILE || !parts.get(0).equals(FORM)) {
            return Optional.empty();
        }
        Optional<KeyId> key = KeyId.read(parts.get(1));
        Optional<CommandId> id = CommandId.read(parts.get(2));
        Optional<byte[]> signature = Base64Url.read(parts.get(4));
        Optional<Assertion> assertion = passkey ? assertion(parts.get(5), parts.get(6)) : Optional.empty();
        if (key.isEmpty() || id.isEmpty() || !parts.get(3).matches("0|[1-9][0-9]{0,11}") || signature.isEmpty()) {
            return Optional.empty();
        }
        return passkey && assertion.isEmpty()
                ? Optional.empty()
                : Optional.of(new Proof(key.get(), id.get(), Long.parseLong(parts.get(3)), signature.get(), assertion));
    }

    private static Optional<Assertion> assertion(String authenticatorData, String clientData) {
        return Base64Url.read(authenticatorData)
                .flatMap(data -> Base64Url.read(clientData).map(client -> new Assertion(data, client)));
    }

    /** The text that stands in the shadow document. */
    public String text() {
        Stream<String> signed =
                Stream.of(FORM, key.value(), id.value(), Long.toString(expires), Base64Url.write(signature));
        Stream<String> added = assertion.stream()
                .flatMap(with -> Stream.of(with.authenticatorData(), with.clientData()))
                .map(Base64Url::write);
        return Stream.concat(signed, added).collect(Collectors.joining("."));
    }

    @Override
    public String toString() {
        return text();
    }
}
