package io.vehicleshadow.functions.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientsTest {
    @Test
    void programs_are_told_apart_by_the_client_that_a_token_was_issued_to() {
        Clients clients = Clients.of(Map.of("PAGE_CLIENT_ID", "1page", "APPS", "2desk=Fleet desk,3deal=Dealer"));
        assertEquals(Channel.PAGE, clients.channel("1page"));
        assertEquals(Channel.ofApp("Fleet desk"), clients.channel("2desk"));
        assertEquals(Channel.ofApp("Dealer"), clients.channel("3deal"));
        assertEquals(Channel.HTTP, clients.channel("4other"));
        assertEquals(Channel.HTTP, clients.channel(null));
    }

    @Test
    void there_need_be_no_apps_and_what_is_none_is_refused() {
        assertEquals(Map.of(), Clients.of(Map.of("PAGE_CLIENT_ID", "1page")).apps());
        assertThrows(IllegalArgumentException.class, () -> Clients.of(Map.of("APPS", "2desk")));
    }
}
