package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.infra.deployment.Deployment;
import io.vehicleshadow.infra.deployment.OwnCatalogues;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;

/** A deployment for vehicles with a catalogue of their own. */
class OwnCatalogueTest {
    private static final Path DOCS = Path.of("..", "docs", "your-own-car");
    private static final Path FILE = DOCS.resolve("catalogue.json");
    private static final OwnCatalogues OWN = new OwnCatalogues(DOCS, List.of("catalogue.json"));

    @TempDir
    private Path folder;

    @Test
    void a_mistake_is_told_with_its_place_before_anything_is_made() throws Exception {
        Path wrong = Files.writeString(
                folder.resolve("wrong.json"), Files.readString(FILE).replace("\"confirm\"", "\"confrim\""));
        String message = assertThrows(
                        IllegalArgumentException.class, () -> new OwnCatalogues(folder, List.of(wrong.toString())))
                .getMessage();
        assertTrue(message.startsWith("The catalogue " + wrong + ":\nline "), message);
        assertTrue(message.contains("confrim: is unknown; did you mean \"confirm\"?"), message);
    }

    @Test
    void it_goes_into_the_zip_of_a_function_and_the_same_one_makes_the_same_zip() throws Exception {
        Path zip = folder.resolve("functions.zip");
        try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Files.writeString(files.getPath("/Handler.class"), "code");
        }
        Path copy = OWN.into(zip);
        try (FileSystem files = FileSystems.newFileSystem(copy)) {
            assertEquals(Files.readString(FILE), Files.readString(files.getPath("/catalogue.json")));
            assertEquals("code", Files.readString(files.getPath("/Handler.class")));
        }
        assertArrayEquals(Files.readAllBytes(copy), Files.readAllBytes(OWN.into(zip)));
        try (FileSystem files = FileSystems.newFileSystem(zip)) {
            assertFalse(Files.exists(files.getPath("/catalogue.json")));
        }
    }

    @Test
    void the_skill_as_it_is_built_makes_the_models_of_another_car() throws Exception {
        Path built = Path.of("..", "alexa-skill", "target");
        assumeTrue(Files.exists(built.resolve("alexa-skill.zip")), "the skill is not built");
        OwnCatalogues forty = new OwnCatalogues(DOCS, List.of("forty-signals.json"));
        Path models = forty.skillPackage(
                        OwnCatalogues.classPath(built.resolve("classes"), built.resolve("alexa-skill.zip")))
                .resolve("interactionModels/custom");
        assertTrue(Files.readString(models.resolve("en-US.json")).contains("rear left window"));
        assertTrue(Files.readString(models.resolve("de-DE.json")).contains("fenster hinten links"));
        try (FileSystem files = FileSystems.newFileSystem(forty.into(built.resolve("alexa-skill.zip")))) {
            assertTrue(Files.exists(files.getPath("/catalogue.json")));
        }
    }

    @Test
    void every_function_that_knows_signals_is_told_where_they_are() throws Exception {
        List<String> without = new ArrayList<>();
        int functions = 0;
        for (JsonNode resource : template().path("Resources")) {
            if (resource.at("/Properties/Environment/Variables").has("TABLE_NAME")) {
                functions++;
                JsonNode named = resource.at("/Properties/Environment/Variables/VEHICLE_SHADOW_CATALOGUE");
                if (!named.asText().equals("/var/task/catalogue.json:standard:/var/task/catalogue-3.json")) {
                    without.add(resource.at("/Properties/Handler").asText());
                }
            }
        }
        assertTrue(functions > 5, functions + " functions");
        assertEquals(List.of(), without);
    }

    private JsonNode template() throws IOException {
        App app = Synthesis.app(folder.resolve("assembly"));
        Deployment deployment = Deployment.of(Map.of("catalogue", "cars/van.json, standard, cars/cab.json"));
        assertEquals(List.of("cars/van.json", "standard", "cars/cab.json"), deployment.catalogues());
        new VehicleShadowStack(app, deployment, StandIns.in(folder.resolve("stand-ins")));
        app.synth();
        return new ObjectMapper()
                .readTree(folder.resolve("assembly/VehicleShadow.template.json").toFile());
    }

    @Test
    void the_catalogues_of_several_models_all_go_into_zip_and_interaction_models() throws Exception {
        OwnCatalogues both = new OwnCatalogues(DOCS, List.of("standard", "catalogue.json"));
        Path zip = folder.resolve("functions.zip");
        try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Files.writeString(files.getPath("/Handler.class"), "code");
        }
        try (FileSystem files = FileSystems.newFileSystem(both.into(zip))) {
            assertEquals(Files.readString(FILE), Files.readString(files.getPath("/catalogue-2.json")));
        }
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String english = Files.readString(both.skillPackage(classPath).resolve("interactionModels/custom/en-US.json"));
        assertTrue(english.contains("sunroof"));
        assertTrue(english.contains("tailgate"));
    }

    @Test
    void catalogues_that_contradict_each_other_are_refused() throws Exception {
        Path other = Files.writeString(
                folder.resolve("other.json"),
                Files.readString(FILE).replace("\"confirm\": true", "\"confirm\": false"));
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> new OwnCatalogues(DOCS, List.of("catalogue.json", other.toString())))
                .getMessage();
        assertTrue(message.contains("needs no confirmation, but it does in"), message);
    }

    @Test
    void the_interaction_models_are_made_from_it() throws Exception {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path made = OWN.skillPackage(classPath);
        Path models = made.resolve("interactionModels").resolve("custom");
        assertTrue(Files.readString(models.resolve("de-DE.json")).contains("schiebedach"));
        String english = Files.readString(models.resolve("en-US.json"));
        assertTrue(english.contains("sunroof"));
        assertFalse(english.contains("tailgate"));
        assertTrue(Files.exists(made.resolve("skill.json")));
    }
}
