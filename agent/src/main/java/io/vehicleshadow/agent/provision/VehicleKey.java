package io.vehicleshadow.agent.provision;

import io.vehicleshadow.vehicle.ThingName;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;

/** The vehicle's own key, EC P-256. It is written to the vehicle's disk and nowhere else. */
final class VehicleKey {
    private static final byte[] VERSION_1 = {2, 1, 0};
    private static final byte[] NO_ATTRIBUTES = {(byte) 0xa0, 0};
    private static final byte[] COMMON_NAME = HexFormat.of().parseHex("0603550403");
    private static final byte[] ECDSA_WITH_SHA256 = HexFormat.of().parseHex("06082a8648ce3d040302");
    /** Source: RFC 5280, ub-common-name. */
    private static final int LONGEST_COMMON_NAME = 64;

    private static final int LINE = 64;
    private final KeyPair pair;

    private VehicleKey(KeyPair pair) {
        this.pair = pair;
    }

    static VehicleKey make(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return new VehicleKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java can't make EC keys", e);
        }
    }

    /** The private key, PKCS #8 in PEM form. */
    String pem() {
        return pem("PRIVATE KEY", pair.getPrivate().getEncoded());
    }

    /** Asks for a certificate in the name of {@code thing}: PKCS #10 (RFC 2986) in PEM form. */
    String signingRequest(ThingName thing) {
        String name = thing.value()
                .substring(0, Math.min(LONGEST_COMMON_NAME, thing.value().length()));
        byte[] subject = Der.sequence(Der.set(Der.sequence(COMMON_NAME, Der.text(name))));
        byte[] info = Der.sequence(VERSION_1, subject, pair.getPublic().getEncoded(), NO_ATTRIBUTES);
        byte[] request = Der.sequence(info, Der.sequence(ECDSA_WITH_SHA256), Der.bits(signature(info)));
        return pem("CERTIFICATE REQUEST", request);
    }

    private byte[] signature(byte[] signed) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(signed);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java can't sign with EC keys", e);
        }
    }

    private static String pem(String label, byte[] der) {
        String base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, base64, label);
    }
}
