package io.vehicleshadow.functions.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.vehicle.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.HttpURLConnection;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key set that a sign-in publishes, fetched once and again when a key is unknown, but not more than once a minute:
 * tokens with made-up key ids must not make us call. Source: RFC 7517.
 */
public final class PublishedKeys implements SigningKeys {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedKeys.class);
    private static final Duration BETWEEN = Duration.ofMinutes(1);
    private static final int TIMEOUT_MILLIS = 3000;
    private final URI address;
    private final Clock clock;
    private Map<String, PublicKey> keys = Map.of();
    private Instant fetched = Instant.EPOCH;

    public PublishedKeys(URI address, Clock clock) {
        this.address = address;
        this.clock = clock;
    }

    /**
     * Begins to fetch the keys, and to load what checks signatures, so that the first token need not wait for all of it.
     * Whatever fails is left to that token.
     */
    public void fetchAhead() {
        Thread thread = new Thread(
                () -> {
                    try {
                        Signature.getInstance("SHA256withRSA");
                        find("");
                    } catch (IOException | GeneralSecurityException e) {
                        LOG.info("Can't fetch the signing keys ahead: {}", e.getMessage());
                    }
                },
                "keys-ahead");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public synchronized Optional<PublicKey> find(String keyId) throws IOException {
        if (!keys.containsKey(keyId) && !clock.instant().isBefore(fetched.plus(BETWEEN))) {
            keys = fetch();
            fetched = clock.instant();
        }
        return Optional.ofNullable(keys.get(keyId));
    }

    private Map<String, PublicKey> fetch() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        try (InputStream body = connection.getInputStream()) {
            Map<String, PublicKey> found = new HashMap<>();
            for (JsonNode key : JsonText.read(body.readAllBytes()).path("keys")) {
                if (key.path("kty").asText().equals("RSA")) {
                    found.put(key.path("kid").asText(), rsa(key));
                }
            }
            return found;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("The published keys can't be read", e);
        }
    }

    private static PublicKey rsa(JsonNode key) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(key.path("n")), number(key.path("e"))));
    }

    private static BigInteger number(JsonNode base64Url) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(base64Url.asText()));
    }
}
