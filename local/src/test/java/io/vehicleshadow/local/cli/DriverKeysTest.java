package io.vehicleshadow.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.vehicle.json.JsonText;
import io.vehicleshadow.vehicle.proof.KeyChange;
import io.vehicleshadow.vehicle.proof.PersonKey;
import java.io.IOException;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DriverKeysTest {
    private static final String DEMO = "{\"user\":\"demo\",\"role\":\"OWNER\"}";
    private static final String CARL =
            "{\"user\":\"3f1c8a52-0000-4000-8000-000000000001\",\"name\":\"carl@example.com\",\"role\":\"DRIVER\"}";

    /** On AWS a person's id is not the name that they sign in with. */
    @Test
    void who_is_taken_off_by_whatever_name_loses_the_key_that_came_with_the_sharing() throws Exception {
        PersonKey key = PersonKey.ofFile(
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic());
        String user = DriverKeys.gone(drivers(DEMO, CARL), drivers(DEMO)).orElseThrow();
        KeyChange.Allow allowed = (KeyChange.Allow)
                DriverKeys.allow(JsonText.read(CARL).path("user").asText(), key);
        JsonNode proof = JsonText.read(
                "{\"keys\":[{\"id\":\"" + key.id() + "\",\"role\":\"DRIVER\",\"name\":\"" + allowed.name()
                        + "\"},{\"id\":\"AAAAAAAAAAAAAAAAAAAAAA\",\"role\":\"DRIVER\",\"name\":\"carl@example.com\"}]}");
        assertEquals(List.of(new KeyChange.Remove(key.id())), DriverKeys.removals(user, proof));
    }

    @Test
    void a_key_is_listed_with_the_name_of_the_person_that_it_was_shared_with() throws IOException {
        String id = JsonText.read(CARL).path("user").asText().substring(0, 32);
        JsonNode people = drivers(DEMO, CARL);
        assertEquals("carl@example.com", DriverKeys.nameOf(key("DRIVER", id), people));
        assertEquals("Valet", DriverKeys.nameOf(key("GUEST", "Valet"), people));
        assertEquals(id, DriverKeys.nameOf(key("OWNER", id), people), "an owner's key has the name that they gave it");
        assertEquals(id, DriverKeys.nameOf(key("DRIVER", id), JsonText.read("{\"title\":\"Forbidden\"}")));
    }

    private static JsonNode key(String role, String name) throws IOException {
        return JsonText.read("{\"role\":\"" + role + "\",\"name\":\"" + name + "\"}");
    }

    @Test
    void nobody_is_gone_where_the_list_is_the_same() throws IOException {
        assertEquals(Optional.empty(), DriverKeys.gone(drivers(DEMO, CARL), drivers(DEMO, CARL)));
    }

    private static JsonNode drivers(String... drivers) throws IOException {
        return JsonText.read("{\"drivers\":[" + String.join(",", drivers) + "]}");
    }
}
