package io.vehicleshadow.vehicle.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vehicleshadow.vehicle.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The public half of a person's key: of a key file, or of a passkey, which signs for one origin only. Its text is the
 * SubjectPublicKeyInfo in base64url, and for a passkey {@code @} and the origin.
 */
public final class PersonKey {
    private static final Pattern ORIGIN = Pattern.compile("https?://([a-z0-9.-]{1,100})(:[0-9]{1,5})?");
    private static final int USER_PRESENT_AND_VERIFIED = 0x05;
    private static final int SHORTEST_AUTHENTICATOR_DATA = 37;
    private static final int HASH_BYTES = 32;

    private final byte[] encoded;
    private final Algorithm algorithm;
    private final PublicKey key;
    private final Optional<String> origin;

    /** How it signs. The SubjectPublicKeyInfo of each begins alike and has one length. */
    private enum Algorithm {
        ES256("EC", "SHA256withECDSA", "3059301306072a8648ce3d020106082a8648ce3d03010703420004", 91),
        ED25519("Ed25519", "Ed25519", "302a300506032b6570032100", 44);

        private final String family;
        private final String signature;
        private final byte[] beginning;
        private final int length;

        Algorithm(String family, String signature, String beginning, int length) {
            this.family = family;
            this.signature = signature;
            this.beginning = HexFormat.of().parseHex(beginning);
            this.length = length;
        }

        static Optional<Algorithm> of(byte[] encoded) {
            return Arrays.stream(values())
                    .filter(known -> encoded.length == known.length
                            && Arrays.equals(Arrays.copyOf(encoded, known.beginning.length), known.beginning))
                    .findFirst();
        }
    }

    private PersonKey(byte[] encoded, Optional<String> origin) throws GeneralSecurityException {
        this.encoded = encoded;
        this.origin = origin;
        algorithm = Algorithm.of(encoded).orElseThrow(() -> new GeneralSecurityException("neither P-256 nor Ed25519"));
        key = KeyFactory.getInstance(algorithm.family).generatePublic(new X509EncodedKeySpec(encoded));
    }

    /** @throws IllegalArgumentException if it is neither on P-256 nor for Ed25519 */
    public static PersonKey ofFile(PublicKey key) {
        return read(Base64Url.write(key.getEncoded()));
    }

    /** @throws IllegalArgumentException if the text is no such key, with what would be one */
    public static PersonKey read(String text) {
        int at = text.indexOf('@');
        Optional<String> origin = at < 0 ? Optional.empty() : Optional.of(text.substring(at + 1));
        Optional<byte[]> encoded = Base64Url.read(at < 0 ? text : text.substring(0, at));
        try {
            PersonKey key = new PersonKey(
                    encoded.orElseThrow(() -> new GeneralSecurityException("not base64url without padding")), origin);
            if (origin.isPresent()
                    && (key.algorithm != Algorithm.ES256
                            || !ORIGIN.matcher(origin.get()).matches())) {
                throw new GeneralSecurityException("not a passkey on P-256 of an origin such as https://car.example");
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "A person's key is a SubjectPublicKeyInfo of P-256 or Ed25519 in base64url, with @ and the origin for"
                            + " a passkey; but this is " + e.getMessage(),
                    e);
        }
    }

    /** What names it. */
    public KeyId id() {
        return KeyId.of(encoded);
    }

    /** Where it signs, if it is a passkey. */
    public Optional<String> origin() {
        return origin;
    }

    /** What {@link #read} reads. */
    public String text() {
        return Base64Url.write(encoded) + origin.map(where -> "@" + where).orElse("");
    }

    /** Whether the proof is this key's, for this statement. */
    public boolean proves(Statement statement, Proof proof) {
        if (origin.isPresent() != proof.assertion().isPresent()) {
            return false;
        }
        byte[] bytes = statement.bytes();
        return proof.assertion()
                .map(assertion -> isFor(bytes, assertion) && isSigned(signedBy(assertion), proof.signature()))
                .orElseGet(() -> isSigned(bytes, proof.signature()));
    }

    /** Web Authentication, section 7.2: of this origin, for these bytes, by a person who was present and verified. */
    private boolean isFor(byte[] statement, Proof.Assertion assertion) {
        byte[] data = assertion.authenticatorData();
        Matcher host = ORIGIN.matcher(origin.orElseThrow());
        if (data.length < SHORTEST_AUTHENTICATOR_DATA || !host.matches()) {
            return false;
        }
        byte[] place = Sha256.of(host.group(1).getBytes(StandardCharsets.UTF_8));
        JsonNode client = clientData(assertion);
        return Arrays.equals(Arrays.copyOf(data, HASH_BYTES), place)
                && (data[HASH_BYTES] & USER_PRESENT_AND_VERIFIED) == USER_PRESENT_AND_VERIFIED
                && client.path("type").asText().equals("webauthn.get")
                && client.path("challenge").asText().equals(Base64Url.write(Sha256.of(statement)))
                && client.path("origin").asText().equals(origin.get())
                && !client.path("crossOrigin").asBoolean();
    }

    private static JsonNode clientData(Proof.Assertion assertion) {
        try {
            return JsonText.readStrictly(new String(assertion.clientData(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private static byte[] signedBy(Proof.Assertion assertion) {
        byte[] data = assertion.authenticatorData();
        byte[] signed = Arrays.copyOf(data, data.length + HASH_BYTES);
        System.arraycopy(Sha256.of(assertion.clientData()), 0, signed, data.length, HASH_BYTES);
        return signed;
    }

    private boolean isSigned(byte[] bytes, byte[] signature) {
        try {
            Signature check = Signature.getInstance(algorithm.signature);
            check.initVerify(key);
            check.update(bytes);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
