package io.vehicleshadow.vehicle.proof;

import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Optional;

/** A key whose private half is at hand, as of a file: signs without asking anybody. */
public final class SigningKey {
    private final PrivateKey secret;
    private final PersonKey open;

    /** @throws IllegalArgumentException if it is neither on P-256 nor for Ed25519 */
    public SigningKey(KeyPair pair) {
        secret = pair.getPrivate();
        open = PersonKey.ofFile(pair.getPublic());
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
