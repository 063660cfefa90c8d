package io.vehicleshadow.vehicle.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.vehicle.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema for editors and the reader know the same members. */
class CatalogueSchemaTest {
    private static final Pattern ALLOWED = Pattern.compile("zzz: is unknown; allowed here: (.*)");

    @ParameterizedTest
    @CsvSource({
        "'', /properties",
        "/families/doors, /properties/families/additionalProperties/properties",
        "/interlocks/parked, /properties/interlocks/additionalProperties/properties",
        "/signals/0, /$defs/signal/properties",
        "/signals/0/text, /$defs/titles/properties",
        "/signals/0/text/en, /$defs/title/properties",
        "/signals/0/values/0, /$defs/value/properties",
        "/signals/0/values/0/text, /$defs/value/properties/text/properties",
        "/signals/0/values/0/text/en, /$defs/state/properties",
        "/signals/0/simulation, /$defs/signal/properties/simulation/properties",
        "/signals/1/vss, /$defs/signal/properties/vss/oneOf/1/properties",
        "/signals/1/range, /$defs/signal/properties/range/properties",
        "/signals/5/range/vss, /$defs/ends/properties",
        "/signals/5/values/1, /$defs/value/properties",
        "/signals/5/values/1/vss, /$defs/value/properties/vss/oneOf/1/properties",
        "/signals/5/values/1/vss/read, /$defs/ends/properties"
    })
    void the_reader_and_the_schema_allow_the_same_members(String place, String properties) throws IOException {
        ObjectNode file = (ObjectNode) JsonText.read(CatalogueMistakesTest.resource("van.json"));
        ((ObjectNode) file.at(place)).put("zzz", 1);
        String refusal = assertThrows(BadCatalogue.class, () -> SignalCatalogue.read(JsonText.bytes(file)))
                .getMessage();
        Matcher allowed = ALLOWED.matcher(refusal);
        assertTrue(allowed.find(), refusal);
        Set<String> inSchema = new LinkedHashSet<>();
        schema().at(properties).fieldNames().forEachRemaining(inSchema::add);
        assertEquals(inSchema, Set.copyOf(List.of(allowed.group(1).split(", "))));
    }

    @Test
    void the_schema_knows_the_version_the_kinds_and_the_places_of_the_reader() throws IOException {
        assertEquals(
                CatalogueReader.VERSION,
                schema().at("/properties/version/const").asInt());
        assertEquals(
                Arrays.stream(Place.values()).map(Place::word).toList(),
                words(schema().at("/$defs/signal/properties/place/enum")));
        assertEquals(
                Set.of("actuator", "sensor", "momentary"),
                Set.copyOf(words(schema().at("/$defs/signal/properties/kind/enum"))));
        assertEquals(
                "^" + SignalKey.FORM + "$", schema().at("/$defs/name/pattern").asText());
    }

    @Test
    void every_reference_in_the_schema_leads_somewhere() throws IOException {
        Matcher references = Pattern.compile("\"\\$ref\":\"#([^\"]+)\"").matcher(JsonText.write(schema()));
        int count = 0;
        while (references.find()) {
            assertTrue(schema().at(references.group(1)).isObject(), references.group(1));
            count++;
        }
        assertTrue(count > 10);
    }

    private static List<String> words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asText()));
        return words;
    }

    private static JsonNode schema() throws IOException {
        try (InputStream file = SignalCatalogue.class.getResourceAsStream("catalogue.schema.json")) {
            return JsonText.read(file.readAllBytes());
        }
    }
}
