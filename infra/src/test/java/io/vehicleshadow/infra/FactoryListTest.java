package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The text of the pre-provisioning hook, run by Node against stand-ins of table and registry. */
class FactoryListTest {
    private static final String LIST = "{\"S1\":\"\",\"S2\":\"car2\",\"car3\":\"\",\"unknown\":\"\",\"page-1\":\"\"}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"ThingName":"car1","SerialNumber":"S1"} | true  | "allowed":true
                    {"ThingName":"car2","SerialNumber":"S2"} | true  | "allowed":true
                    {"ThingName":"car3"}                     | true  | "allowed":true
                    {"ThingName":"car3","SerialNumber":""}   | true  | "allowed":true
                    {"ThingName":"unknown"}                  | true  | "allowed":true
                    {"ThingName":"car1","SerialNumber":"S9"} | false | the serial number is not on the list
                    {"ThingName":"car1","SerialNumber":"S2"} | false | the serial number is that of car2
                    {"ThingName":"car9"}                     | false | the serial number is not on the list
                    {"ThingName":"taken","SerialNumber":"S1"} | false | the name is taken
                    {"ThingName":"page-1"}                   | false | other clients connect under such names
                    {}                                       | false | no ThingName was sent
                    """)
    void a_vehicle_is_provisioned_if_it_is_on_the_list_and_its_name_is_free(
            String parameters, boolean allowed, String logged) throws Exception {
        Process node = new ProcessBuilder("node", "src/test/node/factory-list.mjs", LIST, "taken", parameters)
                .redirectErrorStream(true)
                .start();
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertTrue(said.contains(logged), said);
        assertEquals(String.valueOf(allowed), said.lines().reduce("", (before, line) -> line));
    }
}
