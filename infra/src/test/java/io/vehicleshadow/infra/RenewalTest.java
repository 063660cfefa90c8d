package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The text of the function for renewals, run by Node against a stand-in of the registry. */
class RenewalTest {
    private static final String REGISTRY = """
            {"tcu": {"old": [1, "ACTIVE"], "gone": [2, "INACTIVE"], "used": [3, "ACTIVE"], "newer": [4, "ACTIVE"]},
             "van": {"vans": [1, "ACTIVE"]}}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    tcu  | used    | {"ThingName":"tcu"}  | true
                    tcu  | used    | {"ThingName":"van"}  | false
                    van  | used    | {"ThingName":"van"}  | false
                    van  | vans    | {"ThingName":"van"}  | true
                    none | used    | {"ThingName":"none"} | false
                    tcu  | used    | {}                   | false
                    """)
    void a_vehicle_renews_the_certificate_of_its_own_thing_only(
            String clientId, String certificate, String parameters, boolean allowed) throws Exception {
        assertEquals("allowed " + allowed, answer("""
                        {"templateArn":"arn","clientId":"%s","claimCertificateId":"%s","parameters":%s}""".formatted(clientId, certificate, parameters)));
    }

    @ParameterizedTest
    @CsvSource({
        "tcu, used, deactivated old",
        "tcu, old, deactivated",
        "tcu, vans, deactivated",
        "van, vans, deactivated",
        "none, used, deactivated"
    })
    void the_certificate_in_use_deactivates_those_of_its_thing_that_were_made_before(
            String thing, String certificate, String said) throws Exception {
        assertEquals(said, answer("{\"thing\":\"" + thing + "\",\"certificate\":\"" + certificate + "\"}"));
    }

    private static String answer(String event) throws Exception {
        Process node = new ProcessBuilder("node", "src/test/node/renewal.mjs", REGISTRY, event)
                .redirectErrorStream(true)
                .start();
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return said.lines().reduce("", (before, line) -> line);
    }
}
