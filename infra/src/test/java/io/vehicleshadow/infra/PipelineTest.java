package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The example of a pipeline: what it runs is there, and no long-lived key is in it. */
class PipelineTest {
    private static final Path REPOSITORY = Path.of("..");
    private static final Path FOLDER = Path.of("pipeline");

    @Test
    void every_stage_that_it_deploys_has_its_choices() throws Exception {
        List<String> stages = found("stage: (\\w+), stack", "deploy.yml");
        assertEquals(List.of("test", "production"), stages);
        for (String stage : stages) {
            assertTrue(Files.exists(REPOSITORY.resolve("stages").resolve(stage + ".json")), stage);
        }
        assertEquals(
                List.of("VehicleShadow-test", "VehicleShadow-production"), found("stack: ([\\w-]+)}", "deploy.yml"));
    }

    @Test
    void tests_come_first_and_each_deployment_is_shown_and_smoked() throws Exception {
        assertEquals(List.of("./test"), found("run: (\\S+)", "deploy.yml"));
        List<String> steps = found("- run: (.+)", "deploy-stage.yml");
        assertEquals("npx cdk diff -c stage=${{ inputs.stage }}", steps.get(2));
        assertTrue(steps.get(3).startsWith("npx cdk deploy -c stage=${{ inputs.stage }}"), steps.toString());
        assertTrue(steps.get(4).startsWith("infra/smoke --stack ${{ inputs.stack }}"), steps.toString());
        assertTrue(Files.isExecutable(REPOSITORY.resolve("infra/smoke"))
                && Files.isExecutable(REPOSITORY.resolve("test")));
        assertEquals(List.of("check", "test"), found("needs: (\\w+)", "deploy.yml"));
    }

    @Test
    void it_signs_in_without_a_lasting_key() throws Exception {
        for (String file : List.of("deploy.yml", "deploy-stage.yml")) {
            String text = Files.readString(FOLDER.resolve(file));
            assertTrue(text.contains("id-token: write"), file);
            assertFalse(text.contains("secrets.") || text.contains("aws-secret-access-key"), file);
        }
    }

    private static List<String> found(String pattern, String file) throws Exception {
        return Pattern.compile(pattern)
                .matcher(Files.readString(FOLDER.resolve(file)))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
