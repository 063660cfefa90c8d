package io.vehicleshadow.local.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.vehicleshadow.local.home.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.UUID;

/**
 * The key of a data folder, so that who is signed in stays so over a restart. Only its owner can read it. Making it takes
 * up to two seconds of a processor, so it is made when it is first wanted. Thread-safe.
 */
final class SigningKey {
    private final Path file;
    private RSAKey key;

    private SigningKey(Path file, RSAKey key) {
        this.file = file;
        this.key = key;
    }

    /** @throws IOException if there is one that can't be read */
    static SigningKey in(Path folder) throws IOException {
        Path file = folder.resolve("sign-in.key");
        try {
            return new SigningKey(file, Files.exists(file) ? RSAKey.parse(Files.readString(file)) : null);
        } catch (ParseException e) {
            throw new IOException(file + " holds no key: remove it, and everybody signs in again", e);
        }
    }

    /** @throws UncheckedIOException if there was none and a new one can't be written */
    synchronized RSAKey get() {
        if (key == null) {
            try {
                RSAKey made = new RSAKeyGenerator(2048)
                        .keyID(UUID.randomUUID().toString())
                        .generate();
                PrivateFile.write(file, made.toJSONString());
                key = made;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (JOSEException e) {
                throw new IllegalStateException("Every Java makes RSA keys", e);
            }
        }
        return key;
    }
}
