package io.vehicleshadow.local.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.vehicleshadow.local.home.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.UUID;

/** The key of a data folder, so that who is signed in stays so over a restart. Only its owner can read it. */
final class SigningKey {
    private SigningKey() {}

    static RSAKey in(Path folder) throws IOException {
        Path file = folder.resolve("sign-in.key");
        try {
            if (Files.exists(file)) {
                return RSAKey.parse(Files.readString(file));
            }
            RSAKey key = new RSAKeyGenerator(2048)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
            PrivateFile.write(file, key.toJSONString());
            return key;
        } catch (ParseException e) {
            throw new IOException(file + " holds no key: remove it, and everybody signs in again", e);
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java makes RSA keys", e);
        }
    }
}
