package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The web ACL of a stage's own, in a stack of its own. */
class WebAclTest {
    private final JsonNode acl = Synthesis.template("WebAcl-full")
            .all("AWS::WAFv2::WebACL")
            .values()
            .iterator()
            .next();
    private final Map<String, JsonNode> rules = rules();

    @Test
    void it_lies_where_cloudfront_looks_for_it() {
        assertEquals("CLOUDFRONT", acl.path("Scope").asText());
        assertEquals("us-east-1", Synthesis.region("WebAcl-full"));
        assertTrue(acl.at("/DefaultAction/Allow").isObject(), "everything else gets through");
        String output = Template.plain(Synthesis.template("WebAcl-full").json().at("/Outputs/WebAclArn/Value"));
        assertTrue(output.matches("<WebAcl.*\\.Arn>"), output);
    }

    /** Requests a minute; the last is chosen, the others are as they are. */
    @ParameterizedTest
    @CsvSource({"EachAddress, 600, IP", "EachPerson, 120, CUSTOM_KEYS", "EachVehicle, 30, CUSTOM_KEYS"})
    void an_address_a_person_and_a_vehicle_each_have_a_rate(String name, int limit, String key) {
        JsonNode rate = rules.get(name).at("/Statement/RateBasedStatement");
        assertEquals(limit, rate.path("Limit").asInt());
        assertEquals(60, rate.path("EvaluationWindowSec").asInt());
        assertEquals(key, rate.path("AggregateKeyType").asText());
    }

    @Test
    void a_person_is_known_by_their_token_and_a_vehicle_by_its_path() {
        assertEquals("authorization", key("EachPerson").at("/Header/Name").asText());
        assertTrue(key("EachVehicle").at("/UriPath/TextTransformations").isArray());
    }

    @ParameterizedTest
    @CsvSource({
        "EachPerson,  /api/vehicles,                        true",
        "EachPerson,  /index.html,                          false",
        "EachVehicle, /api/vehicles/tcu/commands,           true",
        "EachVehicle, /api/vehicles/tcu/history,            false",
        "EachVehicle, /api/vehicles/tcu,                    false"
    })
    void a_rate_counts_the_api_and_no_file_of_the_page(String name, String path, boolean counts) {
        JsonNode only = rules.get(name).at("/Statement/RateBasedStatement/ScopeDownStatement/RegexMatchStatement");
        assertTrue(only.at("/FieldToMatch/UriPath").isObject(), only.toString());
        assertEquals(
                counts,
                Pattern.compile(only.path("RegexString").asText()).matcher(path).find());
    }

    @Test
    void who_is_too_fast_gets_429_with_a_problem_and_when_to_come_back() throws Exception {
        for (String name : new String[] {"EachAddress", "EachPerson", "EachVehicle"}) {
            JsonNode response = rules.get(name).at("/Action/Block/CustomResponse");
            assertEquals(429, response.path("ResponseCode").asInt());
            assertEquals("Retry-After", response.at("/ResponseHeaders/0/Name").asText());
            JsonNode body = acl.path("CustomResponseBodies")
                    .path(response.path("CustomResponseBodyKey").asText());
            assertEquals("APPLICATION_JSON", body.path("ContentType").asText());
            JsonNode problem = new ObjectMapper().readTree(body.path("Content").asText());
            assertEquals(429, problem.path("status").asInt());
            assertFalse(problem.path("detail").asText().isBlank());
        }
    }

    @Test
    void amazon_keeps_the_rest_up_to_date() {
        Set<String> groups = new TreeSet<>();
        rules.values().forEach(rule -> {
            JsonNode group = rule.at("/Statement/ManagedRuleGroupStatement");
            if (group.isObject()) {
                groups.add(group.path("Name").asText());
                assertTrue(rule.at("/OverrideAction/None").isObject(), rule.toString());
            }
        });
        assertEquals(
                Set.of(
                        "AWSManagedRulesAmazonIpReputationList",
                        "AWSManagedRulesCommonRuleSet",
                        "AWSManagedRulesKnownBadInputsRuleSet"),
                groups);
    }

    @Test
    void no_two_rules_have_the_same_place() {
        Set<Integer> places = new TreeSet<>();
        rules.values().forEach(rule -> places.add(rule.path("Priority").asInt()));
        assertEquals(6, places.size());
    }

    private JsonNode key(String rule) {
        return rules.get(rule).at("/Statement/RateBasedStatement/CustomKeys/0");
    }

    private Map<String, JsonNode> rules() {
        Map<String, JsonNode> byName = new TreeMap<>();
        acl.path("Rules").forEach(rule -> byName.put(rule.path("Name").asText(), rule));
        return byName;
    }
}
