package io.vehicleshadow.vehicle.proof;

import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/** A key whose private half is at hand, as of a file: signs without asking anybody. */
public final class SigningKey {
    private static final String NONE = "This is no key as 'vehicle key make' writes it";

    private final PrivateKey secret;
    private final PersonKey open;

    /** @throws IllegalArgumentException if it is neither on P-256 nor for Ed25519 */
    public SigningKey(KeyPair pair) {
        secret = pair.getPrivate();
        open = PersonKey.ofFile(pair.getPublic());
    }

    /**
     * Reads a key for Ed25519 of which both halves stand there, not encrypted, as {@code vehicle key make} writes them.
     *
     * @throws IllegalArgumentException if they do not
     */
    public static SigningKey read(String pem) {
        byte[] secret = KeyPem.read("PRIVATE KEY", pem).orElseThrow(() -> new IllegalArgumentException(NONE));
        return of(new PKCS8EncodedKeySpec(secret), pem);
    }

    /** The same, where the private half was read already. */
    public static SigningKey of(KeySpec secret, String pem) {
        byte[] open = KeyPem.read("PUBLIC KEY", pem).orElseThrow(() -> new IllegalArgumentException(NONE));
        try {
            KeyFactory keys = KeyFactory.getInstance("Ed25519");
            return new SigningKey(
                    new KeyPair(keys.generatePublic(new X509EncodedKeySpec(open)), keys.generatePrivate(secret)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(NONE, e);
        }
    }

    /** The half that anybody may know. */
    public PersonKey open() {
        return open;
    }

    /** The proof of that command, good until {@code expires} and for once. */
    public Proof sign(ThingName thing, SignalKey signal, SignalValue value, CommandId id, long expires) {
        byte[] bytes = new Statement(thing, signal, value, open.id(), id, expires).bytes();
        return new Proof(open.id(), id, expires, signature(bytes), Optional.empty());
    }

    private byte[] signature(byte[] bytes) {
        try {
            Signature signature =
                    Signature.getInstance(secret.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "Ed25519");
            signature.initSign(secret);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key that was read can sign", e);
        }
    }
}
