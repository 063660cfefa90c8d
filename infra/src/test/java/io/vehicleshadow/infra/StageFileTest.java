package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.infra.deployment.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stack was made with is remembered in a file of the repository. */
class StageFileTest {
    private static final String KEEPING = """
            {"region": "eu-west-1", "data": "keep", "thing": "tcu",
             "deployedWith": {"region": "eu-west-1", "data": "keep", "thing": "tcu"}}""";

    @TempDir
    private Path repository;

    @Test
    void a_later_deployment_keeps_the_data_without_being_told_again() throws Exception {
        written("production", KEEPING);
        Deployment deployment = Deployment.in(repository, Map.of("stage", "production"));
        assertTrue(deployment.keepsData());
        assertEquals("VehicleShadow-production", deployment.stage().stackName());
        assertEquals("tcu", deployment.firstThing().value());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "data": "keep"        | "data": "destroy"     | "data" was "keep" and is "destroy": table and people would be deleted
                    "thing": "tcu"        | "thing": "car"        | "thing" was "tcu" and is "car": the first vehicle would be deleted
                    "region": "eu-west-1" | "region": "us-east-1" | "region" was "eu-west-1" and is "us-east-1": another stack
                    """)
    void a_change_that_loses_something_is_refused_unless_said_twice(String before, String after, String said)
            throws Exception {
        written("main", KEEPING.replaceFirst(before, after));
        String message = refusal(Map.of());
        assertTrue(message.contains(said), message);
        assertTrue(message.endsWith("If you mean it, write it under \"deployedWith\" too"), message);
        written("main", KEEPING.replace(before, after));
        assertEquals(
                after.contains("destroy"), !Deployment.in(repository, Map.of()).keepsData());
    }

    @Test
    void keeping_the_data_from_now_on_loses_nothing() throws Exception {
        written("main", KEEPING.replace("keep", "destroy").replaceFirst("destroy", "keep"));
        assertTrue(Deployment.in(repository, Map.of()).keepsData());
    }

    @Test
    void a_choice_of_the_command_line_that_the_next_deployment_would_forget_is_refused() throws Exception {
        written("main", KEEPING.replace("keep", "destroy"));
        String message = refusal(Map.of("data", "keep"));
        assertTrue(
                message.startsWith("-c data=keep would be forgotten by the next deployment. Write it into"), message);
        assertTrue(message.endsWith("stages/main.json: \"data\": \"keep\""), message);
        assertFalse(Deployment.in(repository, Map.of("data", "destroy")).keepsData());
    }

    @ParameterizedTest
    @ValueSource(strings = {"region", "data", "thing"})
    void what_can_t_be_changed_without_a_loss_stands_in_every_file(String key) throws Exception {
        written("main", KEEPING.replace("\"" + key + "\"", "\"mfa\""));
        String message = refusal(Map.of());
        assertTrue(message.contains("lacks \"" + key + "\""), message);
    }

    @Test
    void a_stage_without_a_file_is_refused_with_what_to_write() {
        String message = refusal(Map.of("stage", "test"));
        assertTrue(message.contains("stages/test.json"), message);
        assertTrue(message.endsWith("begin with a copy of stages/main.json, with \"thing\": \"tcu-test\""), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    []             | is not a JSON object
                    {"data"        | is not a JSON object
                    {"dta": "keep", "region": "eu-west-1", "data": "keep", "thing": "t", "deployedWith": {"region": "eu-west-1", "data": "keep", "thing": "t"}} | Unknown context value 'dta'
                    """)
    void a_file_with_a_mistake_is_refused(String file, String said) throws Exception {
        written("main", file);
        String message = refusal(Map.of());
        assertTrue(message.contains(said), message);
    }

    @Test
    void the_stages_of_the_repository_are_right() throws Exception {
        try (var files = Files.list(Path.of("..", "stages"))) {
            for (Path file : files.toList()) {
                String stage = file.getFileName().toString().replace(".json", "");
                assertEquals(
                        stage,
                        Deployment.in(Path.of(".."), Map.of("stage", stage))
                                .stage()
                                .name());
            }
        }
    }

    private String refusal(Map<String, String> context) {
        return assertThrows(IllegalArgumentException.class, () -> Deployment.in(repository, context))
                .getMessage();
    }

    private void written(String stage, String json) throws IOException {
        Files.createDirectories(repository.resolve("stages"));
        Files.writeString(repository.resolve("stages").resolve(stage + ".json"), json);
    }
}
