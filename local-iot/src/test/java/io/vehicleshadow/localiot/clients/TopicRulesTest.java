package io.vehicleshadow.localiot.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.Action;
import software.amazon.awssdk.services.iot.model.InvalidRequestException;
import software.amazon.awssdk.services.iot.model.IotException;
import software.amazon.awssdk.services.iot.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.iot.model.SqlParseException;
import software.amazon.awssdk.services.iot.model.TopicRuleListItem;
import software.amazon.awssdk.services.iot.model.UnauthorizedException;

/** The operations of topic rules, by the AWS SDK's own client. */
class TopicRulesTest {

    private static final Action TO_B = Action.builder()
            .republish(r -> r.topic("b").roleArn("arn:aws:iam::000000000000:role/any"))
            .build();

    private final LocalIot iot = LocalIot.start(LocalIotOptions.inMemory());
    private final IotClient control = ControlPlaneClient.at(iot.endpoints().dataPlane());

    @AfterEach
    void stop() {
        control.close();
        iot.close();
    }

    private void create(String name, String sql, Action... actions) {
        control.createTopicRule(
                r -> r.ruleName(name).topicRulePayload(p -> p.sql(sql).actions(actions)));
    }

    @Test
    void a_rule_is_made_read_replaced_switched_and_deleted() {
        control.createTopicRule(r -> r.ruleName("lamps")
                .tags("team=light")
                .topicRulePayload(p -> p.sql("SELECT * FROM 'lamps/+'")
                        .description("all lamps")
                        .awsIotSqlVersion("2016-03-23")
                        .actions(TO_B)));
        var made = control.getTopicRule(r -> r.ruleName("lamps"));
        assertEquals("arn:aws:iot:eu-west-1:000000000000:rule/lamps", made.ruleArn());
        assertEquals("lamps", made.rule().ruleName());
        assertEquals("SELECT * FROM 'lamps/+'", made.rule().sql());
        assertEquals("all lamps", made.rule().description());
        assertEquals(List.of(TO_B), made.rule().actions());
        assertFalse(made.rule().ruleDisabled());
        assertNotNull(made.rule().createdAt());

        control.replaceTopicRule(r -> r.ruleName("lamps")
                .topicRulePayload(p -> p.sql("SELECT on FROM 'lamps/#'").actions(TO_B)));
        var replaced = control.getTopicRule(r -> r.ruleName("lamps")).rule();
        assertEquals("SELECT on FROM 'lamps/#'", replaced.sql());
        assertNull(replaced.description());
        assertEquals(made.rule().createdAt(), replaced.createdAt());

        control.disableTopicRule(r -> r.ruleName("lamps"));
        assertTrue(control.getTopicRule(r -> r.ruleName("lamps")).rule().ruleDisabled());
        control.enableTopicRule(r -> r.ruleName("lamps"));
        assertFalse(control.getTopicRule(r -> r.ruleName("lamps")).rule().ruleDisabled());

        control.deleteTopicRule(r -> r.ruleName("lamps"));
        assertThrows(UnauthorizedException.class, () -> control.getTopicRule(r -> r.ruleName("lamps")));
        assertThrows(UnauthorizedException.class, () -> control.enableTopicRule(r -> r.ruleName("lamps")));
    }

    @Test
    void rules_are_listed_in_pages_by_topic_and_by_whether_they_are_disabled() {
        for (int i = 0; i < 5; i++) {
            create("rule_" + i, "SELECT * FROM 'a/" + i % 2 + "'", TO_B);
        }
        control.disableTopicRule(r -> r.ruleName("rule_3"));
        List<TopicRuleListItem> all = control.listTopicRulesPaginator(r -> r.maxResults(2)).stream()
                .flatMap(page -> page.rules().stream())
                .toList();
        assertEquals(
                List.of("rule_0", "rule_1", "rule_2", "rule_3", "rule_4"),
                all.stream().map(TopicRuleListItem::ruleName).toList());
        assertEquals("a/1", all.get(1).topicPattern());
        assertEquals(3, control.listTopicRules(r -> r.topic("a/0")).rules().size());
        assertEquals(
                "rule_3",
                control.listTopicRules(r -> r.ruleDisabled(true)).rules().get(0).ruleName());
    }

    @Test
    void a_statement_that_can_t_be_parsed_is_refused_with_sql_parse_exception_and_its_place() {
        var refused = assertThrows(SqlParseException.class, () -> create("a", "SELECT * FORM 'a'", TO_B));
        assertTrue(refused.getMessage().contains("line 1, column 10"), refused.getMessage());
        Action wrongPlace = Action.builder()
                .republish(r -> r.topic("b/${topic(").roleArn("any"))
                .build();
        assertThrows(SqlParseException.class, () -> create("a", "SELECT * FROM 'a'", wrongPlace));
        String deep = "SELECT " + "(".repeat(100_000) + "1 AS a FROM 'a'";
        assertThrows(SqlParseException.class, () -> create("a", deep, TO_B));
        assertEquals(List.of(), control.listTopicRules().rules());

        create("a", "SELECT * FROM 'a'", TO_B);
        assertThrows(
                SqlParseException.class,
                () -> control.replaceTopicRule(r ->
                        r.ruleName("a").topicRulePayload(p -> p.sql("SELECT").actions(TO_B))));
        assertEquals(
                "SELECT * FROM 'a'",
                control.getTopicRule(r -> r.ruleName("a")).rule().sql());
    }

    @Test
    void what_can_t_be_honored_is_refused_and_what_is_lacking_is_told() {
        create("a", "SELECT * FROM 'a'", TO_B);
        assertThrows(ResourceAlreadyExistsException.class, () -> create("a", "SELECT * FROM 'a'", TO_B));
        assertThrows(InvalidRequestException.class, () -> create("with-hyphen", "SELECT * FROM 'a'", TO_B));
        for (String url : List.of(
                "https://example.com/a",
                "http://localhost.example.com/",
                "http://localhost:80@example.com/",
                "http://localhost:${port}/",
                "http://${host}/",
                "http://localhost${a}")) {
            assertThrows(InvalidRequestException.class, () -> create("h", "SELECT * FROM 'a'", http(url)), url);
        }
        assertThrows(
                InvalidRequestException.class,
                () -> create(
                        "r",
                        "SELECT * FROM 'a'",
                        action(a -> a.republish(r -> r.topic("$aws/x").roleArn("any")))));
        assertThrows(
                InvalidRequestException.class,
                () -> create(
                        "q",
                        "SELECT * FROM 'a'",
                        action(a -> a.republish(r -> r.topic("x").qos(2).roleArn("any")))));
        lacking(action(a -> a.sqs(s -> s.queueUrl("http://q").roleArn("any"))), "SELECT * FROM 'a'");
        lacking(TO_B, "SELECT get_thing_shadow('a', 'role') AS s FROM 'a'");
        assertEquals(1, control.listTopicRules().rules().size());
    }

    private void lacking(Action action, String sql) {
        IotException told = assertThrows(IotException.class, () -> create("lacking", sql, action));
        assertEquals(501, told.statusCode());
        assertEquals("NotOfferedByLocalIotException", told.awsErrorDetails().errorCode());
    }

    private static Action http(String url) {
        return action(a -> a.http(h -> h.url(url)));
    }

    private static Action action(Consumer<Action.Builder> of) {
        return Action.builder().applyMutation(of).build();
    }
}
