package io.vehicleshadow.alexa.smarthome.event;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts grants with AES-256-GCM; what was sealed for one person opens for no other. Thread-safe. */
final class GrantSeal {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private final SecretKeySpec key;
    private final SecureRandom random;

    /** @throws IllegalArgumentException if the key has not 32 bytes */
    GrantSeal(byte[] key, SecureRandom random) {
        if (key.length != 32) {
            throw new IllegalArgumentException("GRANT_KEY has 32 bytes, in base64, but this has " + key.length);
        }
        this.key = new SecretKeySpec(key, "AES");
        this.random = random;
    }

    byte[] seal(String person, byte[] plain) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = apply(Cipher.ENCRYPT_MODE, person, nonce, plain, 0);
        byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE, sealed.length);
        return all;
    }

    byte[] open(String person, byte[] sealed) {
        return apply(Cipher.DECRYPT_MODE, person, Arrays.copyOf(sealed, NONCE), sealed, NONCE);
    }

    private byte[] apply(int mode, String person, byte[] nonce, byte[] text, int from) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(person.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text, from, text.length - from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A grant can't be sealed or opened with this key", e);
        }
    }
}
