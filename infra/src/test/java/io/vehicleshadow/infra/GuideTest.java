package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.infra.deployment.Deployment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of docs/deploying.md and docs/scale.md, and every call of the commands of infra/. */
class GuideTest {
    private static final Path DOCS = Path.of("..", "docs");
    /** Which right a call needs, where it has another name than the call; empty: none. */
    private static final Map<String, List<String>> RIGHTS = Map.of(
            "sts get-caller-identity", List.of(),
            "dynamodb transact-write-items", List.of("dynamodb:PutItem"),
            "lambda invoke", List.of("lambda:InvokeFunction"),
            "s3 rm", List.of("s3:DeleteObject", "s3:ListBucket"),
            "s3api list-objects-v2", List.of("s3:ListBucket"),
            "iot-data delete-thing-shadow", List.of("iot:DeleteThingShadow"),
            "iot-data update-thing-shadow", List.of("iot:UpdateThingShadow"),
            "iot-data get-thing-shadow", List.of("iot:GetThingShadow"));

    @TempDir
    private static Path folder;

    private static final List<List<String>> CALLS = new ArrayList<>();

    @BeforeAll
    static void follow_the_guides_and_run_the_commands() throws Exception {
        CALLS.addAll(
                GuideWalk.through(DOCS.resolve("deploying.md"), Files.createDirectory(folder.resolve("deploying"))));
        CALLS.addAll(GuideWalk.through(DOCS.resolve("scale.md"), Files.createDirectory(folder.resolve("scale"))));
        try (Stream<Path> scripts = Files.list(Path.of("src/main/node"))) {
            for (Path script : scripts.toList()) {
                CALLS.addAll(ScriptCalls.of(script));
            }
        }
    }

    @Test
    void the_aws_cli_takes_every_call() throws Exception {
        List<List<String>> calls = GuideWalk.of("aws", CALLS);
        assertTrue(calls.size() >= 25, calls.toString());
        List<String> said = AwsCommandLine.faultsOf(calls);
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            if (!said.get(i).isEmpty()) {
                faults.add(String.join(" ", calls.get(i)) + "\n  " + said.get(i));
            }
        }
        assertEquals(List.of(), faults);
    }

    /** The AWS CLI, version 2, takes a payload as base64 unless told otherwise. */
    @Test
    void a_wrong_call_would_be_found() throws Exception {
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("lambda invoke --function-name f --payload {\"a\":1} out", "Invalid base64");
        wrong.put("iot create-provisioning-clam --template-name t", "Invalid choice");
        wrong.put("iot create-provisioning-claim", "the following arguments are required: --template-name");
        wrong.put("iot create-provisioning-claim --template-name t --no-such-option", "Unknown options");
        List<String> faults = AwsCommandLine.faultsOf(
                wrong.keySet().stream().map(call -> List.of(call.split(" "))).toList());
        List<String> expected = List.copyOf(wrong.values());
        for (int i = 0; i < expected.size(); i++) {
            assertTrue(faults.get(i).contains(expected.get(i)), faults.get(i));
        }
    }

    @Test
    void the_deployer_may_make_these_calls_and_no_others() throws Exception {
        Set<String> needed = new TreeSet<>(Set.of("sts:AssumeRole", "cognito-idp:ListUsers"));
        for (List<String> call : GuideWalk.of("aws", CALLS)) {
            String name = call.get(0) + " " + call.get(1);
            needed.addAll(RIGHTS.getOrDefault(name, List.of(call.get(0) + ":" + pascal(call.get(1)))));
        }
        Set<String> allowed = new TreeSet<>();
        for (JsonNode statement : policy().path("Statement")) {
            allowed.addAll(Template.texts(statement.path("Action")));
        }
        assertEquals(String.join("\n", needed), String.join("\n", allowed));
    }

    @Test
    void aws_knows_every_right_of_the_deployer() throws Exception {
        Path template = Files.writeString(
                folder.resolve("deployer.json"),
                "{\"Resources\":{\"Deployer\":{\"Type\":" + "\"AWS::IAM::Policy\",\"Properties\":{\"PolicyDocument\":"
                        + policy() + "}}}}");
        assertEquals("", IamReferenceTest.check(template));
    }

    @Test
    void every_choice_is_in_the_guide_and_every_one_in_the_guide_is_a_choice() throws Exception {
        String guide = Files.readString(DOCS.resolve("deploying.md"));
        Set<String> told = new TreeSet<>();
        String table =
                guide.substring(guide.indexOf("| name | default | what, and why |"), guide.indexOf("**Alexa.**"));
        table.lines()
                .filter(line -> line.startsWith("| `"))
                .forEach(line -> Pattern.compile("`(\\w+)`")
                        .matcher(line.split("\\|")[1])
                        .results()
                        .forEach(name -> told.add(name.group(1))));
        assertEquals(String.join("\n", new TreeSet<>(Deployment.choices())), String.join("\n", told));
    }

    @Test
    void the_cdk_is_called_with_choices_that_exist() {
        List<List<String>> calls = GuideWalk.of("npx", CALLS);
        assertFalse(calls.isEmpty());
        for (List<String> call : calls) {
            assertEquals("cdk", call.get(0));
            for (int i = 0; i + 1 < call.size(); i++) {
                if (call.get(i).equals("-c") && !call.get(i + 1).startsWith("@")) {
                    assertEquals("stage", call.get(i + 1).split("=")[0], call.toString());
                }
            }
        }
    }

    @Test
    void the_costs_of_a_fleet_are_what_their_arithmetic_says() throws Exception {
        Process node = new ProcessBuilder("node", "src/main/node/costs.mjs")
                .redirectErrorStream(true)
                .start();
        String computed = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, node.waitFor(), computed);
        String guide = Files.readString(DOCS.resolve("scale.md"));
        assertEquals(
                List.of(),
                computed.lines().filter(line -> !guide.contains(line)).toList());
        assertEquals(19, computed.lines().count());
    }

    @Test
    void the_costs_of_a_demo_count_the_alarms_that_there_are() throws Exception {
        int alarms = Synthesis.template("VehicleShadow")
                .all("AWS::CloudWatch::Alarm")
                .size();
        String sum = String.format(Locale.ROOT, "alarms %d × $0.10 = $%.2f", alarms, alarms * 0.1);
        assertTrue(Files.readString(DOCS.resolve("deploying.md")).contains(sum), sum);
    }

    private static JsonNode policy() throws Exception {
        return new ObjectMapper().readTree(Files.readString(Path.of("deployer-policy.json")));
    }

    private static String pascal(String operation) {
        StringBuilder name = new StringBuilder();
        for (String word : operation.split("-")) {
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name.toString();
    }
}
