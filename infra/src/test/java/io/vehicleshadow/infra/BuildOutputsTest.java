package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.infra.deployment.BuildOutputs;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildOutputsTest {
    @TempDir
    Path repository;

    @Test
    void what_is_not_built_is_named_with_the_command_that_builds_it() {
        String message = refusal(false);
        assertTrue(message.contains("functions/target/functions.zip"), message);
        assertTrue(message.contains("virtual-vehicle/target/site"), message);
        assertTrue(message.contains("mvn -q -DskipTests package"), message);
    }

    @Test
    void the_skill_is_needed_only_where_it_is_deployed() {
        assertFalse(refusal(false).contains("alexa-skill"));
        assertTrue(refusal(true).contains("alexa-skill"));
    }

    @Test
    void what_is_built_is_taken() throws Exception {
        BuildOutputs outputs = StandIns.in(Files.createDirectories(repository.resolve("stand-ins")));
        assertEquals(outputs, outputs.complete(true));
    }

    private String refusal(boolean voice) {
        return assertThrows(
                        IllegalStateException.class,
                        () -> BuildOutputs.in(repository).complete(voice))
                .getMessage();
    }
}
