package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the package that {@code alexa-skill} makes: the deployment that makes the skill, and one that knows its id. */
class VoiceSkillTest {
    private static final String FIRST = "VehicleShadow-voice";
    private static final String LATER = "VehicleShadow-full";
    /** The CDK puts so many characters behind a resource's name. */
    private static final int HASH = 8;

    @ParameterizedTest
    @ValueSource(strings = {FIRST, LATER})
    void alexa_gets_the_package_without_a_name_that_nobody_put_a_value_in_for(String stack) throws IOException {
        Path contents = contents(stack);
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(contents)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.add(contents.relativize(file).toString());
                assertFalse(Files.readString(file).contains("${"), file.toString());
            }
        }
        assertEquals(
                Set.of(
                        "interactionModels/custom/de-DE.json",
                        "interactionModels/custom/en-GB.json",
                        "interactionModels/custom/en-IN.json",
                        "interactionModels/custom/en-US.json",
                        "skill.json"),
                found);
    }

    @Test
    void a_skill_that_may_not_call_the_function_yet_has_no_endpoint() throws IOException {
        assertTrue(skill(FIRST).at("/Properties/SkillPackage/Overrides").isMissingNode());
        JsonNode custom = manifest(FIRST).at("/apis/custom");
        assertTrue(custom.isObject() && !custom.has("endpoint"), custom.toString());
        assertTrue(manifest(FIRST).at("/privacyAndCompliance/locales").isMissingNode());
    }

    @Test
    void a_skill_whose_id_is_known_is_pointed_at_the_function() {
        JsonNode endpoint = skill(LATER).at("/Properties/SkillPackage/Overrides/Manifest/apis/custom/endpoint/uri");
        assertTrue(endpoint.path("Ref").asText().contains("Live"), endpoint.toString());
    }

    @Test
    void the_addresses_of_the_context_are_in_the_manifest_for_each_language() throws IOException {
        JsonNode locales = manifest(LATER).at("/privacyAndCompliance/locales");
        assertEquals(4, locales.size());
        locales.forEach(locale -> {
            assertEquals(
                    "https://example.com/privacy",
                    locale.path("privacyPolicyUrl").asText());
            assertEquals(
                    "https://example.com/terms", locale.path("termsOfUseUrl").asText());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {FIRST, LATER})
    void the_skill_is_made_when_alexa_may_read_its_package_and_not_before(String stack) {
        Template template = Synthesis.template(stack);
        String role = skill(stack)
                .at("/Properties/SkillPackage/S3BucketRole/Fn::GetAtt/0")
                .asText();
        List<String> rights = template.all("AWS::IAM::Policy").entrySet().stream()
                .filter(policy -> policy.getValue().path("Roles").toString().contains(role))
                .map(policy -> policy.getKey())
                .toList();
        assertEquals(1, rights.size());
        Set<String> before = new TreeSet<>();
        skill(stack).path("DependsOn").forEach(one -> before.add(one.asText()));
        assertTrue(before.containsAll(rights), before + " lacks " + rights);
    }

    @Test
    void a_key_for_voice_is_named_to_the_functions_that_send_what_is_said_and_to_no_other() {
        Map<String, String> signing = new TreeMap<>();
        Synthesis.template(LATER).all("AWS::Lambda::Function").forEach((id, function) -> {
            JsonNode key = function.at("/Environment/Variables/VOICE_KEY");
            if (!key.isMissingNode()) {
                signing.put(id.substring(0, id.length() - HASH), Template.plain(key));
            }
        });
        String named = "{{resolve:secretsmanager:vehicle-shadow/voice-key:SecretString:::}}";
        assertEquals(Map.of("VoiceSkillFunction", named, "SmartHomeDirectivesFunction", named), signing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"VehicleShadow", FIRST})
    void nothing_signs_for_voice_unless_it_is_chosen(String stack) {
        assertFalse(Synthesis.template(stack).json().toString().contains("VOICE_KEY"));
    }

    static JsonNode skill(String stack) {
        return Synthesis.template(stack)
                .json()
                .path("Resources")
                .valueStream()
                .filter(resource -> resource.path("Type").asText().equals("Alexa::ASK::Skill"))
                .findFirst()
                .orElseThrow();
    }

    static JsonNode manifest(String stack) throws IOException {
        return new ObjectMapper()
                .readTree(Files.readString(contents(stack).resolve("skill.json")))
                .path("manifest");
    }

    /** The folder that is zipped to what the skill names as its package. */
    private static Path contents(String stack) throws IOException {
        String hash = skill(stack).at("/Properties/SkillPackage/S3Key").asText().replace(".zip", "");
        JsonNode assets =
                new ObjectMapper().readTree(Files.readString(Synthesis.folder().resolve(stack + ".assets.json")));
        return Synthesis.folder()
                .resolve(assets.path("files").path(hash).at("/source/path").asText());
    }
}
