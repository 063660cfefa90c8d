package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against an {@code aws} command of the test's own, which writes down what it was asked. */
class FirstOwnerTest {
    private static final String AWS = """
            #!/bin/sh
            echo "$@" >> "$FOLDER/calls"
            case "$*" in
              *transact-write-items*) for last; do :; done; echo "$last" > "$FOLDER/written" ;;
              *UserPoolId*) echo eu-west-1_abc ;;
              *TableName*) echo vehicles ;;
              *PageUrl*) echo https://page.example.com ;;
              *admin-create-user*"User.Attributes[?Name=='sub'].Value | [0]"*) cat "$FOLDER/new-id" ;;
              *list-users*) if [ -e "$FOLDER/made" ]; then echo 1234-abcd; else echo None; fi ;;
            esac
            """;

    @TempDir
    Path folder;

    private String said;

    @BeforeEach
    void an_aws_command() throws Exception {
        Path aws = Files.writeString(folder.resolve("aws"), AWS);
        assertTrue(aws.toFile().setExecutable(true));
        Files.writeString(folder.resolve("new-id"), "1234-abcd\n");
    }

    @Test
    void the_first_person_is_made_and_owns_the_vehicle_in_both_directions() throws Exception {
        assertEquals(0, run("--email", "you@example.com", "--thing", "tcu"));
        assertTrue(Files.readString(folder.resolve("calls")).contains("admin-create-user"));
        JsonNode writes = new ObjectMapper().readTree(Files.readString(folder.resolve("written")));
        assertEquals(2, writes.size());
        JsonNode byPerson = writes.path(0).path("Put").path("Item");
        JsonNode byVehicle = writes.path(1).path("Put").path("Item");
        assertEquals("USER#1234-abcd", byPerson.at("/pk/S").asText());
        assertEquals("VEHICLE#tcu", byPerson.at("/sk/S").asText());
        assertEquals("THING#tcu", byVehicle.at("/pk/S").asText());
        assertEquals("PERSON#1234-abcd", byVehicle.at("/sk/S").asText());
        for (JsonNode item : List.of(byPerson, byVehicle)) {
            assertEquals("OWNER", item.at("/role/S").asText());
            assertEquals("1234-abcd", item.at("/person/S").asText());
            assertEquals("tcu", item.at("/thing/S").asText());
            assertEquals("you@example.com", item.at("/name/S").asText());
            assertTrue(item.at("/since/N").asText().matches("[0-9]{13}"), item.toString());
        }
    }

    @Test
    void nobody_owns_the_vehicle_when_the_new_person_s_id_is_not_told() throws Exception {
        for (String unknown : List.of("None\n", "\n", "")) {
            Files.writeString(folder.resolve("new-id"), unknown);
            assertEquals(1, run("--email", "you@example.com"));
            assertEquals(1, said.lines().count(), said);
            assertTrue(said.contains("you@example.com"), said);
            assertTrue(Files.notExists(folder.resolve("written")));
        }
    }

    @Test
    void the_command_that_the_deployment_prints_is_taken() throws Exception {
        String[] words = Template.plain(
                        Synthesis.template("VehicleShadow").json().at("/Outputs/FirstOwner/Value"))
                .replace("<AWS::Region>", "eu-west-1")
                .split(" ");
        assertEquals("infra/first-owner", words[0]);
        assertEquals(0, run(Arrays.copyOfRange(words, 1, words.length)));
        assertTrue(Files.readString(folder.resolve("written")).contains("\"VEHICLE#tcu\""));
    }

    @Test
    void a_person_who_is_there_is_not_made_again() throws Exception {
        Files.createFile(folder.resolve("made"));
        assertEquals(0, run("--email", "you@example.com"));
        assertTrue(!Files.readString(folder.resolve("calls")).contains("admin-create-user"));
    }

    @Test
    void bad_input_is_refused_before_anything_is_asked_of_aws() throws Exception {
        assertEquals(2, run("--email", "you"));
        assertEquals(2, run("--email", "you@example.com", "--thing", "my car"));
        assertEquals(2, run("--email", "a\"b@example.com"));
        assertEquals(2, run());
        assertTrue(Files.notExists(folder.resolve("calls")));
    }

    private int run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", "first-owner"));
        command.addAll(List.of(arguments));
        ProcessBuilder program = new ProcessBuilder(command).redirectErrorStream(true);
        program.environment().put("FOLDER", folder.toString());
        program.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        Process process = program.start();
        said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor();
    }
}
