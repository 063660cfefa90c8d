package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A deployment without AWS: every template beside the limits of names, documents and stacks, and beside the last
 * release's named resources.
 */
class RehearsalTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Set<String>> NAMED = new TreeMap<>();
    private static final Path GOLDEN = Path.of("src/test/resources/io/vehicleshadow/infra");

    @BeforeAll
    static void findTheNames() throws Exception {
        NAMED.putAll(named());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"VehicleShadow", "VehicleShadow-full", "VehicleShadow-voice", "FleetAtScale", "WebAcl-full"})
    void no_name_document_or_number_is_beyond_its_limit(String stack) {
        assertEquals(List.of(), TemplateLimits.faultsOf(Synthesis.template(stack)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    AWS::IoT::ProvisioningTemplate | {"TemplateName":"a-name-that-is-too-long-with-a-stage"} | TemplateName
                    AWS::IoT::TopicRule            | {"RuleName":"with-hyphen"}        | RuleName
                    AWS::IoT::Policy               | {"PolicyName":"a b"}              | PolicyName
                    AWS::Cognito::UserPoolDomain   | {"Domain":"my-amazon-cars"}       | Domain
                    AWS::Cognito::UserPoolDomain   | {"Domain":"Cars"}                 | Domain
                    AWS::CloudFront::OriginAccessControl | {"OriginAccessControlConfig":{"Name":"a b/c"}} | OriginAccessControlConfig/Name
                    AWS::CloudWatch::Dashboard     | {"DashboardName":"a.b"}           | DashboardName
                    AWS::Lambda::Function          | {"Environment":{"Variables":{"AWS_REGION":"x"}}} | AWS_REGION
                    """)
    void a_name_that_aws_would_refuse_is_found(String type, String properties, String said) throws Exception {
        List<String> faults = TemplateLimits.faultsOf(template(type, properties));
        assertEquals(1, faults.size(), faults.toString());
        assertTrue(faults.get(0).contains(said), faults.toString());
    }

    @Test
    void a_document_that_aws_would_refuse_is_found() throws Exception {
        String statement =
                "{\"Effect\":\"Allow\",\"Action\":\"iot:Publish\",\"Resource\":\"" + "a".repeat(2048) + "\"}";
        List<String> faults = TemplateLimits.faultsOf(template(
                "AWS::IoT::Policy", "{\"PolicyName\":\"p\",\"PolicyDocument\":{\"Statement\":[" + statement + "]}}"));
        assertEquals(1, faults.size(), faults.toString());
    }

    /** CloudFormation makes the new one before it deletes the old, and then finds the name taken. */
    @ParameterizedTest
    @ValueSource(strings = {"VehicleShadow", "VehicleShadow-full", "FleetAtScale", "WebAcl-full"})
    void no_resource_with_a_name_is_replaced_under_that_name(String stack) throws Exception {
        Set<String> now = NAMED.get(stack);
        assertFalse(now.isEmpty());
        Path proposal = Files.write(Path.of("target", stack + ".named.txt"), now);
        Path golden = GOLDEN.resolve(stack + ".named.txt");
        Set<String> before = new TreeSet<>(Files.readAllLines(golden));
        assertEquals(
                List.of(),
                replaced(before, now),
                () -> "CloudFormation would refuse this update. Give it another name; or, before a first release, copy"
                        + " infra/" + proposal + " over infra/" + golden);
    }

    @Test
    void a_replacement_under_the_same_name_would_be_found() {
        Set<String> before = Set.of("AWS::IoT::Thing \"tcu\" A 1", "AWS::IoT::Thing \"b\" B 1");
        assertEquals(List.of("AWS::IoT::Thing \"tcu\""), replaced(before, Set.of("AWS::IoT::Thing \"tcu\" A 2")));
        assertEquals(List.of("AWS::IoT::Thing \"tcu\""), replaced(before, Set.of("AWS::IoT::Thing \"tcu\" C 1")));
        assertEquals(List.of(), replaced(before, Set.of("AWS::IoT::Thing \"car\" A 1", "AWS::IoT::Thing \"b\" B 1")));
    }

    private static List<String> replaced(Set<String> before, Set<String> now) {
        return now.stream()
                .filter(line -> !before.contains(line))
                .map(RehearsalTest::typeAndName)
                .filter(name ->
                        before.stream().anyMatch(line -> typeAndName(line).equals(name)))
                .sorted()
                .toList();
    }

    private static String typeAndName(String line) {
        return line.replaceFirst(" \\S+ \\S+$", "");
    }

    /** Of every stack the lines that the program prints. */
    private static Map<String, Set<String>> named() throws Exception {
        List<String> command = new ArrayList<>(List.of("node", "src/test/node/create-only.mjs"));
        Synthesis.STACKS.forEach(stack -> command.add(Synthesis.file(stack).toString()));
        Process node = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, node.waitFor(), said);
        Map<String, Set<String>> named = new TreeMap<>();
        said.lines()
                .map(line -> line.split("\t"))
                .forEach(line ->
                        named.computeIfAbsent(line[0], stack -> new TreeSet<>()).add(line[1]));
        return named;
    }

    private static Template template(String type, String properties) throws Exception {
        JsonNode json =
                JSON.readTree("{\"Resources\":{\"R\":{\"Type\":\"" + type + "\",\"Properties\":" + properties + "}}}");
        return new Template(json);
    }
}
