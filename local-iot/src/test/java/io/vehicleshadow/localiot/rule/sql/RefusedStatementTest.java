package io.vehicleshadow.localiot.rule.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.message.Sender;
import io.vehicleshadow.localiot.rule.sql.expression.Event;
import io.vehicleshadow.localiot.rule.sql.parse.SqlProblem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that are wrong or hostile, and messages that would make one run away. */
class RefusedStatementTest {

    private static Optional<String> selected(String sql, String payload) {
        Event event = new Event("a", payload.getBytes(StandardCharsets.UTF_8), Sender.NO_CLIENT, Instant.EPOCH);
        return Statement.parse(sql).select(event).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELEKT * FROM 'a'             | line 1, column 1: expected SELECT",
                "SELECT * FROM a/b             | line 1, column 15: expected a topic filter in quotes",
                "SELECT * FROM 'a/#/b'         | character 15",
                "SELECT * FROM 'a              | line 1, column 15: a string begins here",
                "SELECT FROM 'a'               | line 1, column 8: expected an expression",
                "SELECT 1 + FROM 'a'           | line 1, column 12: expected an expression",
                "SELECT 1 + 1 FROM 'a'         | line 1, column 14: expected AS",
                "SELECT a b FROM 'a'           | line 1, column 10",
                "SELECT * FROM 'a' WHERE       | expected an expression, found the end",
                "SELECT * FROM 'a' WHERE a = 1 b | line 1, column 31: expected the end",
                "SELECT * FROM 'a' WHERE a ~ 1 | unexpected character '~'",
                "SELECT nosuch(1) AS a FROM 'a' | there is no function nosuch",
                "SELECT CASE a END AS a FROM 'a' | expected WHEN",
                "SELECT CASE WHEN a THEN 1 END AS a FROM 'a' | CASE needs a value",
                "SELECT (1 AS a FROM 'a'       | expected ')'",
                "SELECT a[0] AS a FROM 'a'     | get(array, index)",
                "SELECT 1a AS a FROM 'a'       | a name begins with a letter",
            })
    void a_statement_that_can_t_be_parsed_is_refused_with_its_place(String sql, String told) {
        String message =
                assertThrows(SqlProblem.class, () -> Statement.parse(sql)).getMessage();
        assertTrue(message.contains(told), message);
    }

    @Test
    void what_aws_has_and_local_iot_lacks_is_told_as_such() {
        for (String sql : new String[] {
            "SELECT get_thing_shadow('a', 'role') AS s FROM 'a'",
            "SELECT (SELECT v FROM e) AS s FROM 'a'",
            "SET @a = 1 SELECT @a AS a FROM 'a'"
        }) {
            assertTrue(
                    assertThrows(SqlProblem.class, () -> Statement.parse(sql)).isLacking(), sql);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "NOT ", "- ", "{'a':", "abs(", "CASE ", "CASE 1 WHEN ", "get(a, "})
    void a_statement_nested_without_end_is_refused_not_overflowed(String opening) {
        assertThrows(
                SqlProblem.class,
                () -> Statement.parse("SELECT " + opening.repeat(250_000 / opening.length()) + " 1 AS a FROM 'a'"));
    }

    @Test
    void a_statement_as_long_as_aws_allows_is_evaluated_and_a_longer_one_refused() {
        String long1 = "SELECT 1" + " + 1".repeat(60_000) + " AS a FROM 'a'";
        assertEquals("{\"a\":60001}", selected(long1, "{}").orElseThrow());
        assertTrue(selected("SELECT a" + ".a".repeat(100_000) + " AS a FROM 'a'", "{}")
                .isPresent());
        String tooLong = "SELECT 1" + " + 1".repeat(70_000) + " AS a FROM 'a'";
        assertThrows(SqlProblem.class, () -> Statement.parse(tooLong));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "regexp_matches(t, '(a+)+$')",
                "regexp_matches(t, '(a|a)*b')",
                "regexp_matches(t, '((((a*)*)*)*)*b')",
                "regexp_matches(t, '((){1000000}){1000000}')",
                "regexp_replace(t, 'a', t)",
                "replace(t, 'a', t)",
                "concat(t, t, t, t, t, t)",
                "power(10, 308) * power(10, 308) * power(10, 308) * power(10, 308)",
            })
    void an_expression_that_would_run_away_is_undefined(String expression) {
        String payload = "{\"t\":\"" + "a".repeat(60_000) + "!\"}";
        assertEquals(
                "",
                selected("SELECT VALUE " + expression + " FROM 'a'", payload).orElseThrow());
    }

    @Test
    void a_number_beyond_every_bound_is_undefined_not_computed() {
        assertEquals(
                "",
                selected("SELECT VALUE a + 1 FROM 'a'", "{\"a\":1e999999999}").orElseThrow());
        assertTrue(
                selected("SELECT * FROM 'a' WHERE a > 1", "{\"a\":1e999999999}").isEmpty());
    }
}
