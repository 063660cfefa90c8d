package io.vehicleshadow.functions.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.vehicleshadow.functions.TestClock;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishedKeysTest {
    private final Semaphore asked = new Semaphore(0);
    private final AtomicInteger status = new AtomicInteger(200);
    private final TestClock clock = new TestClock();
    private HttpServer signIn;
    private URI address;

    @BeforeEach
    void start() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        RSAPublicKey key = (RSAPublicKey) generator.generateKeyPair().getPublic();
        String keySet = "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"k1\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                .formatted(number(key.getModulus()), number(key.getPublicExponent()));
        signIn = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        address = URI.create("http://localhost:" + signIn.getAddress().getPort() + "/keys");
        signIn.createContext("/keys", exchange -> {
            asked.release();
            byte[] keys = keySet.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status.get(), keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        signIn.start();
    }

    @AfterEach
    void stop() {
        signIn.stop(0);
    }

    @Test
    void keys_that_were_fetched_ahead_are_not_fetched_for_the_first_token() throws Exception {
        PublishedKeys keys = new PublishedKeys(address, clock);
        keys.fetchAhead();
        assertTrue(asked.tryAcquire(30, TimeUnit.SECONDS));

        assertTrue(keys.find("k1").isPresent());
        assertEquals(0, asked.availablePermits());
    }

    @Test
    void what_could_not_be_fetched_ahead_is_fetched_for_the_first_token() throws Exception {
        status.set(500);
        PublishedKeys keys = new PublishedKeys(address, clock);
        keys.fetchAhead();
        assertTrue(asked.tryAcquire(30, TimeUnit.SECONDS));
        status.set(200);

        assertTrue(keys.find("k1").isPresent());
    }

    @Test
    void made_up_key_ids_bring_one_call_a_minute() throws Exception {
        PublishedKeys keys = new PublishedKeys(address, clock);
        for (int i = 0; i < 9; i++) {
            assertTrue(keys.find("made-up-" + i).isEmpty());
        }
        assertEquals(1, asked.drainPermits());

        clock.advance(Duration.ofMinutes(1));
        keys.find("made-up");
        assertEquals(1, asked.drainPermits());
    }

    @Test
    void a_sign_in_that_is_away_is_told_as_such() {
        signIn.stop(0);

        assertThrows(IOException.class, () -> new PublishedKeys(address, clock).find("k1"));
    }

    private static String number(BigInteger number) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(number.toByteArray());
    }
}
