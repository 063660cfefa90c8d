package io.vehicleshadow.local.cli.client;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.vehicle.ThingName;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveFeedTest {
    private static final long EXP = 1_700_000_000;

    @Test
    void an_expired_token_is_not_tried_again() {
        Session session = session("{\"exp\":" + EXP + "}");
        assertThrows(NotSignedIn.class, () -> LiveFeed.follow(session, new ThingName("tcu"), null, at(EXP)));
    }

    @Test
    void a_session_expires_when_its_token_says_so_and_not_a_second_before() {
        Session session = session("{\"exp\":" + EXP + "}");
        assertFalse(session.hasExpired(at(EXP - 1)));
        assertTrue(session.hasExpired(at(EXP)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "opaque", "a.b", "a.*.c", "a.bm90IGpzb24.c", "a..c", "a.e30.c"})
    void a_token_that_does_not_say_when_has_not_expired(String token) {
        assertFalse(new Session("", "", token, Optional.empty()).hasExpired(at(EXP)));
    }

    private static Session session(String claims) {
        String payload =
                Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return new Session("", "ws://localhost:9/mqtt", "e30." + payload + ".c2ln", Optional.empty());
    }

    private static Clock at(long second) {
        return Clock.fixed(Instant.ofEpochSecond(second), ZoneOffset.UTC);
    }
}
