package io.vehicleshadow.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.vehicle.json.JsonText;
import io.vehicleshadow.vehicle.signal.BadCatalogue;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/your-own-car.md shows is so. */
class YourOwnCarTest {
    private final String tutorial = Files.readString(Path.of("../docs/your-own-car.md"));
    private final SignalCatalogue catalogue = SignalCatalogue.read(Path.of("../docs/your-own-car/catalogue.json"));

    YourOwnCarTest() throws IOException {}

    @Test
    void the_signal_of_the_tutorial_stands_in_its_catalogue() throws IOException {
        Matcher block =
                Pattern.compile("```json\n(\\{.*?\n})\n```", Pattern.DOTALL).matcher(tutorial);
        assertTrue(block.find());
        JsonNode shown = JsonText.read(block.group(1));
        assertEquals(catalogue.document().path("signals").get(1), shown);
    }

    @Test
    void the_table_of_members_holds_all_of_a_signal() throws IOException {
        String schema =
                Files.readString(Path.of("../vehicle-contract/src/main/resources/io/vehicleshadow/vehicle/signal")
                        .resolve("catalogue.schema.json"));
        Set<String> members = new HashSet<>();
        for (Iterator<String> names =
                        JsonText.read(schema).at("/$defs/signal/properties").fieldNames();
                names.hasNext(); ) {
            members.add(names.next());
        }
        members.removeIf(name -> tutorial.contains("`" + name + "`"));
        assertEquals(Set.of(), members);
    }

    @Test
    void the_refusal_that_the_tutorial_shows_is_the_one_that_comes() throws IOException {
        String wrong = Files.readString(Path.of("../docs/your-own-car/catalogue.json"))
                .replace("\"confirm\": true", "\"confrim\": true");
        BadCatalogue refusal =
                assertThrows(BadCatalogue.class, () -> SignalCatalogue.read(wrong.getBytes(StandardCharsets.UTF_8)));
        assertTrue(tutorial.contains(refusal.getMessage()), refusal.getMessage());
    }
}
