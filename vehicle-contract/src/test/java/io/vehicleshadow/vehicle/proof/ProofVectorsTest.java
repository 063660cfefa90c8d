package io.vehicleshadow.vehicle.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.json.JsonText;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The cases of {@code docs/proof}, as this module and as a checker in another language sees them. */
class ProofVectorsTest {
    private static final Path FOLDER = Path.of("../docs/proof");

    @Test
    void every_case_of_the_specification_ends_as_it_says() throws IOException {
        JsonNode vectors = JsonText.read(Files.readAllBytes(FOLDER.resolve("vectors.json")));
        List<String> wrong = new ArrayList<>();
        for (JsonNode known : vectors.path("keys")) {
            PersonKey key = PersonKey.read(known.path("text").asText());
            check(wrong, key.id().value().equals(known.path("id").asText()), known);
            check(wrong, key.text().equals(known.path("text").asText()), known);
        }
        for (JsonNode known : vectors.path("statements")) {
            Statement statement = statement(
                    known,
                    new KeyId(known.path("key").asText()),
                    new CommandId(known.path("id").asText()),
                    known.path("expires").asLong());
            String bytes = HexFormat.of().formatHex(statement.bytes());
            check(wrong, bytes.equals(known.path("bytes").asText()), known);
        }
        for (JsonNode known : vectors.path("proofs")) {
            check(wrong, proves(known) == known.path("proves").asBoolean(), known);
        }
        assertEquals(List.of(), wrong);
        assertEquals(46, vectors.path("proofs").size());
    }

    @Test
    void a_checker_in_another_language_that_shares_no_code_agrees_on_every_case() throws Exception {
        Process node = new ProcessBuilder("node", "check.mjs", "vectors.json")
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, node.waitFor(), said);
        assertEquals("55 cases hold\n", said);
    }

    private static void check(List<String> wrong, boolean right, JsonNode known) {
        if (!right) {
            wrong.add(known.path("name").asText(known.toString()));
        }
    }

    private static boolean proves(JsonNode known) {
        PersonKey key = PersonKey.read(known.path("by").asText());
        Optional<Proof> proof = Proof.read(known.path("proof").asText());
        return proof.filter(read -> read.key().equals(key.id()))
                .filter(read -> key.proves(statement(known, read.key(), read.id(), read.expires()), read))
                .isPresent();
    }

    private static Statement statement(JsonNode known, KeyId key, CommandId id, long expires) {
        return new Statement(
                new ThingName(known.path("thing").asText()),
                new SignalKey(known.path("signal").asText()),
                SignalValue.of(known.path("value")).orElseThrow(),
                key,
                id,
                expires);
    }
}
