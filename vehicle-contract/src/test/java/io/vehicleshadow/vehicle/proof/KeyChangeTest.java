package io.vehicleshadow.vehicle.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyChangeTest {
    private final String key = key("EC");

    static String key(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("EC")) {
                generator.initialize(256);
            }
            return PersonKey.ofFile(generator.generateKeyPair().getPublic()).text();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_change_of_keys_is_read_as_it_is_written() {
        for (String text : new String[] {
            "allow OWNER - " + key + " Zoë’s laptop",
            "allow DRIVER - " + key + "@http://localhost:8080 Phone",
            "allow GUEST 1790000000 " + key("Ed25519") + " Carl",
            "remove " + PersonKey.read(key).id()
        }) {
            assertEquals(text, KeyChange.read(text).text());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "allow",
                "allow OWNER - KEY",
                "allow owner - KEY Name",
                "allow OWNER 1790000000 KEY Name",
                "allow GUEST - KEY Name",
                "allow GUEST 01790000000 KEY Name",
                "allow GUEST -1 KEY Name",
                "allow DRIVER - KEY= Name",
                "allow DRIVER - AAAA Name",
                "allow DRIVER - KEY@ftp://x Name",
                "allow DRIVER - KEY@https://X.example Name",
                "allow DRIVER - KEY@https://x.example/ Name",
                "allow DRIVER - KEY  Name",
                "allow DRIVER - KEY Name ",
                "allow DRIVER - KEY a name that is longer than a key may have",
                "allow DRIVER - KEY N\u0000me",
                "remove",
                "remove AAAA",
                "remove KEY more"
            })
    void what_is_no_change_of_keys_is_refused_with_what_would_be_one(String text) {
        assertThrows(IllegalArgumentException.class, () -> KeyChange.read(text.replace("KEY", key)));
    }

    @Test
    void a_policy_asks_for_a_proof_of_what_it_covers_and_of_every_change_of_keys() {
        SignalCatalogue catalogue = SignalCatalogue.standard();
        Signal door = catalogue.find("door").orElseThrow();
        Signal keys = catalogue.find("keys").orElseThrow();
        SignalValue open = new SignalValue.Word("open");
        SignalValue close = new SignalValue.Word("close");
        assertEquals(
                "false false false, true false true, true true true",
                String.join(
                        ", ",
                        Arrays.stream(ProofPolicy.values())
                                .map(policy -> policy.asksForProof(door, open) + " " + policy.asksForProof(door, close)
                                        + " " + policy.asksForProof(keys, new SignalValue.Word("remove x")))
                                .toList()));
    }
}
