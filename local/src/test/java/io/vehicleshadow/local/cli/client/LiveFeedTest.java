package io.vehicleshadow.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveFeedTest {
    private static final long EXP = 1_700_000_000;

    @Test
    void a_token_whose_time_is_over_is_not_tried_again() {
        List<String> lines = new ArrayList<>();
        IOException ended = assertThrows(
                IOException.class, () -> LiveFeed.follow(session("{\"exp\":" + EXP + "}"), "tcu", lines::add, at(EXP)));
        assertEquals("the broker does not let you in any more: ./vehicle login", ended.getMessage());
        assertEquals(List.of(), lines);
    }

    @Test
    void a_session_is_over_when_its_token_says_so_and_not_a_second_before() {
        Session session = session("{\"exp\":" + EXP + "}");
        assertFalse(session.isOver(at(EXP - 1)));
        assertTrue(session.isOver(at(EXP)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "opaque", "a.b", "a.*.c", "a.bm90IGpzb24.c", "a..c", "a.e30.c"})
    void a_token_that_does_not_tell_its_time_is_not_over(String token) {
        assertFalse(new Session("", "", token).isOver(at(EXP)));
    }

    private static Session session(String claims) {
        String payload =
                Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return new Session("", "ws://localhost:9/mqtt", "e30." + payload + ".c2ln");
    }

    private static Clock at(long second) {
        return Clock.fixed(Instant.ofEpochSecond(second), ZoneOffset.UTC);
    }
}
