package io.vehicleshadow.agent.proof;

import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.proof.CommandId;
import io.vehicleshadow.vehicle.proof.PersonKey;
import io.vehicleshadow.vehicle.proof.Proof;
import io.vehicleshadow.vehicle.proof.Statement;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;

/** An authenticator with one passkey, and the browser around it. */
record Passkey(KeyPair pair, String origin) {
    private static final byte[] VERIFIED_AND_NEVER_COUNTED = {0x1d, 0, 0, 0, 0};

    PersonKey open() {
        return PersonKey.read(PersonKey.ofFile(pair.getPublic()).text() + "@" + origin);
    }

    Proof sign(ThingName thing, SignalKey signal, SignalValue value, CommandId id, long expires) {
        byte[] statement = new Statement(thing, signal, value, open().id(), id, expires).bytes();
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] client = ("{\"type\":\"webauthn.get\",\"challenge\":\"" + base64url(sha.digest(statement))
                            + "\",\"origin\":\"" + origin + "\",\"crossOrigin\":false,\"other_keys_can_be_added_here\":"
                            + "\"do not compare clientDataJSON against a template. See https://goo.gl/yabPex\"}")
                    .getBytes(StandardCharsets.UTF_8);
            ByteArrayOutputStream data = new ByteArrayOutputStream();
            data.writeBytes(sha.digest(host().getBytes(StandardCharsets.UTF_8)));
            data.writeBytes(VERIFIED_AND_NEVER_COUNTED);
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(data.toByteArray());
            signature.update(sha.digest(client));
            Proof.Assertion assertion = new Proof.Assertion(data.toByteArray(), client);
            return new Proof(open().id(), id, expires, signature.sign(), Optional.of(assertion));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String host() {
        return origin.replaceFirst("https?://", "").replaceFirst(":[0-9]+", "");
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
