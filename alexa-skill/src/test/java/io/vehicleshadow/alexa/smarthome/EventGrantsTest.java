package io.vehicleshadow.alexa.smarthome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vehicleshadow.alexa.FakeCloud;
import io.vehicleshadow.functions.access.PersonId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of people's grants to tell Alexa. */
class EventGrantsTest {
    private final HomeEvents alexa = new HomeEvents();

    @AfterEach
    void close() {
        alexa.close();
    }

    @Test
    void a_token_that_runs_out_is_refreshed_and_so_is_one_that_is_refused() throws IOException {
        alexa.refusals.add("401 INVALID_ACCESS_TOKEN_EXCEPTION");
        alexa.change(2, "{'door':'close'}", "{'door':'open'}");
        alexa.home.time.pass(Duration.ofHours(2));
        alexa.change(3, "{'door':'open'}", "{'door':'close'}");

        assertEquals(List.of("Bearer refreshed", "Bearer refreshed"), alexa.home.alexa.tokens);
    }

    @Test
    void a_grant_is_kept_encrypted_and_forgotten_when_the_skill_is_disabled_or_the_grant_is_gone() throws IOException {
        assertFalse(
                new String(alexa.home.store.grants.get(FakeCloud.DEMO), StandardCharsets.ISO_8859_1).contains("r1"));
        alexa.refusals.add("403 SKILL_DISABLED_EXCEPTION");
        alexa.change(2, "{'door':'close'}", "{'door':'open'}");
        assertEquals(Optional.empty(), alexa.home.grants.token(FakeCloud.DEMO));

        alexa.change(3, "{'door':'open'}", "{'door':'close'}");
        assertEquals(0, alexa.events.size());
    }

    @Test
    void a_grant_that_login_with_amazon_does_not_know_any_more_is_forgotten() throws IOException {
        alexa.home.grants.accept(FakeCloud.DEMO, "fleeting");
        alexa.change(2, "{'door':'close'}", "{'door':'open'}");
        alexa.home.time.pass(Duration.ofHours(2));
        alexa.change(3, "{'door':'open'}", "{'door':'close'}");

        assertEquals(1, alexa.events.size());
        assertFalse(alexa.home.store.grants.containsKey(FakeCloud.DEMO));
    }

    @Test
    void a_grant_of_one_person_opens_for_no_other() {
        alexa.home.store.grants.put(new PersonId("other"), alexa.home.store.grants.get(FakeCloud.DEMO));

        assertThrows(IllegalStateException.class, () -> alexa.home.grants.token(new PersonId("other")));
    }
}
