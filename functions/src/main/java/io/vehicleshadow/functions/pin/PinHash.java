package io.vehicleshadow.functions.pin;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A salted slow hash of a PIN: PBKDF2 with HMAC-SHA-256.
 *
 * <p>Source: OWASP password storage cheat sheet, PBKDF2.
 *
 * @param salt 16 random bytes
 * @param iterations at least 1; kept with the hash so that it can grow
 * @param hash 32 bytes
 */
public record PinHash(byte[] salt, int iterations, byte[] hash) {
    static PinHash of(Pin pin, byte[] salt, int iterations) {
        return new PinHash(salt, iterations, derive(pin, salt, iterations));
    }

    boolean matches(Pin pin) {
        return MessageDigest.isEqual(hash, derive(pin, salt, iterations));
    }

    private static byte[] derive(Pin pin, byte[] salt, int iterations) {
        char[] digits = pin.digits();
        PBEKeySpec spec = new PBEKeySpec(digits, salt, iterations, 256);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
            Arrays.fill(digits, '0');
        }
    }

    @Override
    public String toString() {
        return "PinHash[" + iterations + " iterations]";
    }
}
