package io.vehicleshadow.localiot.policy;

import static io.vehicleshadow.localiot.policy.IotAction.CONNECT;
import static io.vehicleshadow.localiot.policy.IotAction.GET_THING_SHADOW;
import static io.vehicleshadow.localiot.policy.IotAction.PUBLISH;
import static io.vehicleshadow.localiot.policy.IotAction.SUBSCRIBE;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

    private static final String ARN = "arn:aws:iot:us-east-1:000000000000:";

    private static PolicyDocument policy(String... statements) {
        return PolicyDocument.parse(
                "{\"Version\": \"2012-10-17\", \"Statement\": [" + String.join(",", statements) + "]}");
    }

    private static String statement(String effect, String action, String resource) {
        return "{\"Effect\": \"%s\", \"Action\": \"%s\", \"Resource\": \"%s\"}".formatted(effect, action, resource);
    }

    private static String conditional(String effect, String action, String resource, String condition) {
        return "{\"Effect\": \"%s\", \"Action\": \"%s\", \"Resource\": \"%s\", \"Condition\": %s}"
                .formatted(effect, action, resource, condition);
    }

    private static Authorization of(PolicyVariables variables, String... statements) {
        return new PolicyAuthorization(List.of(policy(statements)), variables);
    }

    private static Authorization of(String... statements) {
        return of(PolicyVariables.none(), statements);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iot:eu-west-1:123456789012:topic/a",
        "arn:aws:iot:*:*:topic/a",
        "arn:${AWS::Partition}:iot:${AWS::Region}:${AWS::AccountId}:topic/a"
    })
    void a_document_of_any_region_and_account_counts_also_with_pseudo_parameters(String resource) {
        Authorization authorization = of(statement("Allow", "iot:Publish", resource));
        assertTrue(authorization.allows(PUBLISH, "topic/a"));
        assertFalse(authorization.allows(PUBLISH, "topic/b"));
    }

    @ParameterizedTest
    @CsvSource({
        "topic/a/b, topic/a/b, true",
        "topic/a/b, topic/a/B, false",
        "topic/a/b, topic/a/b/c, false",
        "topic/a/*, topic/a/b/c, true",
        "topic/a/*, topic/a/, true",
        "topic/a/*, topic/a, false",
        "topic/*/b, topic/x/y/b, true",
        "topic/*/b/*, topic/b/x/b/b/c, true",
        "topic/a?c, topic/a/c, true",
        "topic/a?c, topic/ac, false",
        "topic/a/+, topic/a/b, false",
        "topic/a/#, topic/a/b, false",
        "topic/a/+, topic/a/+, true",
        "*, topic/anything, true",
        "topic/a${*}, topic/a*, true",
        "topic/a${*}, topic/ab, false",
        "topic/a${?}, topic/ab, false",
        "topic/${$}aws/x, topic/$aws/x, true",
        "topic/$aws/things/tcu/shadow/get, topic/$aws/things/tcu/shadow/get, true",
    })
    void star_and_question_mark_are_the_only_wildcards(String pattern, String resource, boolean allowed) {
        assertTrue(of(statement("Allow", "iot:Publish", ARN + pattern)).allows(PUBLISH, resource) == allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "iot:Publish, true",
        "iot:publish, true",
        "iot:*, true",
        "iot:Pub*, true",
        "iot:Publis?, true",
        "*, true",
        "iot:Publi, false",
        "iot:Subscribe, false",
        "iot:*Shadow, false",
        "greengrass:*, false",
    })
    void an_action_matches_by_name_or_wildcard(String action, boolean allowed) {
        assertTrue(of(statement("Allow", action, "*")).allows(PUBLISH, "topic/a") == allowed);
    }

    @Test
    void what_no_statement_allows_is_refused() {
        Authorization authorization = of(statement("Allow", "iot:Publish", ARN + "topic/a"));

        assertFalse(authorization.allows(SUBSCRIBE, "topicfilter/a"));
        assertFalse(new PolicyAuthorization(List.of(), PolicyVariables.none()).allows(PUBLISH, "topic/a"));
    }

    @Test
    void a_deny_in_any_document_wins_over_every_allow() {
        PolicyDocument allow = policy(statement("Allow", "iot:*", "*"));
        PolicyDocument deny = policy(statement("Deny", "iot:Publish", ARN + "topic/secret/*"));
        for (List<PolicyDocument> documents : List.of(List.of(allow, deny), List.of(deny, allow))) {
            Authorization authorization = new PolicyAuthorization(documents, PolicyVariables.none());

            assertFalse(authorization.allows(PUBLISH, "topic/secret/a"));
            assertTrue(authorization.allows(PUBLISH, "topic/open"));
        }
    }

    @Test
    void actions_resources_and_statements_may_be_single_or_several() {
        PolicyDocument document = PolicyDocument.parse("""
                {"Version": "2012-10-17", "Statement": {"Sid": "one", "Effect": "Allow",
                 "Action": ["iot:Publish", "iot:Subscribe"],
                 "Resource": ["arn:aws:iot:*:*:topic/a", "arn:aws:iot:eu-west-1:123456789012:topicfilter/b"]}}""");
        Authorization authorization = new PolicyAuthorization(List.of(document), PolicyVariables.none());

        assertTrue(authorization.allows(PUBLISH, "topic/a"));
        assertTrue(authorization.allows(SUBSCRIBE, "topicfilter/b"));
        assertFalse(authorization.allows(PUBLISH, "topic/b"));
    }

    @Test
    void a_deployed_template_needs_no_change() {
        Authorization authorization = of(statement(
                "Allow",
                "iot:GetThingShadow",
                "arn:${AWS::Partition}:iot:${AWS::Region}:${AWS::AccountId}:thing/${iot:CertificateId}"));

        assertFalse(authorization.allows(GET_THING_SHADOW, "thing/tcu"));
        Authorization known = new PolicyAuthorization(
                List.of(policy(statement("Allow", "iot:GetThingShadow", "arn:${AWS::Partition}:iot:x:1:thing/tcu"))),
                PolicyVariables.none());
        assertTrue(known.allows(GET_THING_SHADOW, "thing/tcu"));
    }

    @Test
    void a_variable_stands_for_exactly_its_value() {
        String own = statement("Allow", "iot:Publish", ARN + "topic/${iot:Connection.Thing.ThingName}/up");
        Authorization tcu = of(PolicyVariables.ofClient("tcu").withThing("tcu"), own);

        assertTrue(tcu.allows(PUBLISH, "topic/tcu/up"));
        assertFalse(tcu.allows(PUBLISH, "topic/other/up"));
        Authorization star =
                of(PolicyVariables.ofClient("*"), statement("Allow", "iot:Publish", ARN + "topic/${iot:ClientId}/up"));
        assertTrue(star.allows(PUBLISH, "topic/*/up"));
        assertFalse(star.allows(PUBLISH, "topic/tcu/up"), "a wildcard in a value is no wildcard");
    }

    @Test
    void a_variable_without_a_value_matches_nothing() {
        String own = statement("Allow", "iot:Publish", ARN + "topic/${iot:Connection.Thing.ThingName}*");
        Authorization stranger = of(PolicyVariables.ofClient("tcu"), own);

        assertFalse(stranger.allows(PUBLISH, "topic/tcu"));
        assertFalse(stranger.allows(PUBLISH, "topic/${iot:Connection.Thing.ThingName}"));
        assertFalse(stranger.allows(PUBLISH, "topic/"));
    }

    @Test
    void a_condition_on_the_thing_holds_only_when_it_is_attached() {
        String connect =
                conditional("Allow", "iot:Connect", "*", "{\"Bool\": {\"iot:Connection.Thing.IsAttached\": \"true\"}}");

        assertTrue(of(PolicyVariables.ofClient("tcu").withThing("tcu"), connect).allows(CONNECT, "client/tcu"));
        assertFalse(of(PolicyVariables.ofClient("tcu"), connect).allows(CONNECT, "client/tcu"));
        assertFalse(of(connect).allows(CONNECT, "client/tcu"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "StringEquals             | tcu     | true",
                "StringEquals             | t*      | false",
                "StringLike               | t*      | true",
                "StringNotEquals          | tcu     | false",
                "StringNotEquals          | other   | true",
                "StringNotLike            | t?u     | false",
                "ForAnyValue:StringEquals | tcu     | true",
                "ForAllValues:StringLike  | x*      | false",
                "StringEqualsIfExists     | other   | false",
            })
    void a_string_condition_compares_the_client_id(String operator, String value, boolean allowed) {
        String connect = conditional(
                "Allow", "iot:Connect", "*", "{\"%s\": {\"iot:ClientId\": \"%s\"}}".formatted(operator, value));

        assertTrue(of(PolicyVariables.ofClient("tcu"), connect).allows(CONNECT, "client/tcu") == allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "StringEquals, false",
        "StringNotEquals, true",
        "StringEqualsIfExists, true",
        "ForAnyValue:StringEquals, false",
        "ForAllValues:StringEquals, true",
    })
    void a_key_without_a_value_fails_unless_the_operator_says_otherwise(String operator, boolean allowed) {
        String publish =
                conditional("Allow", "iot:Publish", "*", "{\"%s\": {\"iot:ClientId\": \"tcu\"}}".formatted(operator));

        assertTrue(of(publish).allows(PUBLISH, "topic/a") == allowed);
    }

    @Test
    void connect_attributes_can_be_denied_one_by_one() {
        Authorization noWill = of(
                PolicyVariables.ofClient("tcu"),
                statement("Allow", "iot:Connect", "*"),
                conditional(
                        "Deny",
                        "iot:Connect",
                        "*",
                        "{\"ForAnyValue:StringEquals\": {\"iot:ConnectAttributes\": [\"LastWill\"]}}"));

        assertTrue(noWill.allowsConnect("tcu", Set.of()));
        assertTrue(noWill.allowsConnect("tcu", Set.of(ConnectAttribute.PERSISTENT_CONNECT)));
        assertFalse(noWill.allowsConnect("tcu", Set.of(ConnectAttribute.LAST_WILL)));
        assertFalse(
                noWill.allowsConnect("tcu", Set.of(ConnectAttribute.LAST_WILL, ConnectAttribute.PERSISTENT_CONNECT)));
    }

    @Test
    void only_the_listed_connect_attributes_are_allowed() {
        Authorization persistent = of(
                PolicyVariables.ofClient("tcu"),
                conditional(
                        "Allow",
                        "iot:Connect",
                        "*",
                        "{\"ForAllValues:StringEquals\": {\"iot:ConnectAttributes\": [\"PersistentConnect\"]}}"));

        assertTrue(persistent.allowsConnect("tcu", Set.of(ConnectAttribute.PERSISTENT_CONNECT)));
        assertFalse(persistent.allowsConnect(
                "tcu", Set.of(ConnectAttribute.LAST_WILL, ConnectAttribute.PERSISTENT_CONNECT)));
    }

    @Test
    void a_policy_that_was_thought_out_to_take_long_is_decided_at_once() {
        Authorization authorization = of(statement("Allow", "iot:Publish", ARN + "topic/" + "a*".repeat(100) + "b"));

        assertFalse(authorization.allows(PUBLISH, "topic/" + "a".repeat(250)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Bool\": {\"iot:Connection.Thing.IsAttached\": [\"true\"]}}",
                "{\"Bool\": {\"iot:Connection.Thing.IsAttached\": true}}",
                "{\"Bool\": {\"iot:Connection.Thing.IsAttached\": [false, true]}}",
                "{\"StringEquals\": {\"iot:Connection.Thing.IsAttached\": true}}",
                "{\"ForAnyValue:StringLike\": {\"iot:Connection.Thing.IsAttached\": [\"no\", true]}}"
            })
    void a_condition_takes_lists_and_booleans_with_every_operator(String condition) {
        PolicyDocument document = PolicyDocument.parse(
                "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\": \"iot:Publish\","
                        + " \"Resource\": \"*\", \"Condition\": " + condition + "}}");
        PolicyVariables attached = PolicyVariables.ofClient("car").withThing("car");
        assertTrue(new PolicyAuthorization(List.of(document), attached).allows(PUBLISH, "topic/a"));
    }
}
