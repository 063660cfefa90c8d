package io.vehicleshadow.localiot.rule.sql;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.json.Json;
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

/** Rule SQL by the examples and tables of the AWS IoT developer guide, AWS IoT SQL reference. */
class StatementTest {

    private static final String PAYLOAD = """
            {"color": "red", "temperature": 50, "half": 0.5, "on": true, "nothing": null, "text": " h i ",
             "inner": {"deep": {"er": 7}, "end": 1}, "list": [1, "two", {"three": 3}]}""";

    private static Event event(String payload) {
        return new Event(
                "foo/bar/baz",
                payload.getBytes(StandardCharsets.UTF_8),
                Sender.client("lamp-1", "0a1b"),
                Instant.ofEpochMilli(1_481_825_251_155L));
    }

    private static Optional<String> selected(String sql, String payload) {
        return Statement.parse(sql).select(event(payload)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** The value of an expression as JSON; empty text for undefined. */
    private static String value(String expression) {
        return selected("SELECT VALUE (" + expression + ") FROM 'a/b'", PAYLOAD).orElseThrow();
    }

    private static boolean isTaken(String condition) {
        return selected("SELECT * FROM 'a/b' WHERE " + condition, PAYLOAD).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT color FROM 'a/b'                          | {`color`:`red`}",
                "select color as my_color, temperature As f from 'a/b' | {`my_color`:`red`,`f`:50}",
                "SELECT *, 15 as speed FROM 'a/b'                 | {`color`:`red`,`temperature`:50,`speed`:15}",
                "SELECT *, 'blue' AS color FROM 'a/b'             | {`color`:`blue`,`temperature`:50}",
                "SELECT (temperature - 32) * 5 / 9 AS celsius, upper(color) as c FROM 'a/b' | {`celsius`:10,`c`:`RED`}",
                "SELECT color AS a.b, temperature AS a.c FROM 'x' | {`a`:{`b`:`red`,`c`:50}}",
                "SELECT missing, color FROM 'a/b'                 | {`color`:`red`}",
                "SELECT missing AS gone FROM 'a/b'                | {}",
                "SELECT [temperature, 'x'] AS l, {'k': color, 'n': missing} AS o FROM 'x' | {`l`:[50,`x`],`o`:{`k`:`red`}}",
            })
    void a_select_makes_what_the_guide_s_examples_say(String sql, String expected) {
        assertEquals(
                Json.read(expected.replace('`', '"')),
                Json.read(
                        selected(sql, "{\"color\":\"red\", \"temperature\":50}").orElseThrow()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "undefined",
            value = {
                "color                   | \"red\"",
                "inner.deep.er           | 7",
                "inner.end               | 1",
                "inner.deep.er.none      | undefined",
                "color.red               | undefined",
                "get(list, 1)            | \"two\"",
                "get(list, 2).three      | 3",
                "get(list, 3)            | undefined",
                "get(list, -1)           | undefined",
                "get(inner, 'end')       | 1",
                "get(*, \"temperature\") | 50",
                "get('abc', 1)           | \"b\"",
                "get(temperature, 0)     | undefined",
                "temperature + 1         | 51",
                "temperature - '1'       | 49",
                "7 / 2                   | 3",
                "7 / 2.5                 | 2.8",
                "1 / 0                   | undefined",
                "(-7) % 4                | -3",
                "- temperature           | -50",
                "half * 4                | 2",
                "2 + 3 * 4 - 6 / 3       | 12",
                "(2 + 3) * 4             | 20",
                "color + 1               | \"red1\"",
                "1 + color               | \"1red\"",
                "on + 1                  | undefined",
                "color + nothing         | undefined",
                "'it''s'                 | \"it's\"",
                "abs('-5.123')           | 5.123",
                "ceil(-1.2)              | -1",
                "floor(-1.2)             | -2",
                "round(-1.5)             | -2",
                "trunc(2.3123, 2)        | 2.31",
                "sign(-7)                | -1",
                "mod(8, 3)               | 2",
                "power(2, 5)             | 32",
                "sqrt(9)                 | 3",
                "sqrt(-1)                | undefined",
                "bitand(13, 5)           | 5",
                "abs(on)                 | undefined",
                "concat()                | undefined",
                "concat('he', 'is', 'man') | \"heisman\"",
                "concat(1, 'hello')      | \"1hello\"",
                "concat([1, 2], 'x', [3]) | [1,2,\"x\",3]",
                "lower('HELLO')          | \"hello\"",
                "upper([\"hello\"])      | \"[\\\"HELLO\\\"]\"",
                "trim(text)              | \"h i\"",
                "ltrim(text)             | \"h i \"",
                "rtrim(text)             | \" h i\"",
                "length('hi')            | 2",
                "length(false)           | 5",
                "numbytes('€')           | 3",
                "substring('012345', 2.745) | \"2345\"",
                "substring('012345', 1, 3)  | \"12\"",
                "substring('012345', -50, 50) | \"012345\"",
                "substring('012345', 3, 1) | \"\"",
                "substring(123, 2)       | \"3\"",
                "startswith('ranger', 'ran') | true",
                "startswith(nothing, 'a') | undefined",
                "endswith('cat', 'at')   | true",
                "indexof('abcd', 'bc')   | 1",
                "replace('abcdabcd', 'b', 'x') | \"axcdaxcd\"",
                "regexp_matches('aaaa', 'a{2,}') | true",
                "regexp_matches('aaaa', 'b') | false",
                "regexp_matches('aaaa', '(') | undefined",
                "regexp_replace('abcd', 'b(.*)d', '$1') | \"ac\"",
                "regexp_substr('hihihello', '(hi)*') | \"hihi\"",
                "lpad('hello', 2)        | \"  hello\"",
                "chr(65)                 | \"A\"",
                "md5('hello')            | \"5d41402abc4b2a76b9719d911017c592\"",
                "encode('hi', 'base64')  | \"aGk=\"",
                "decode('eyAidGVtcGVyYXR1cmUiOiAzMyB9Cg==', 'base64').temperature | 33",
                "cast(true AS Int)       | 1",
                "cast('1.5' AS Int)      | 1",
                "cast(0 AS Boolean)      | false",
                "isNull(nothing)         | true",
                "isNull(missing)         | false",
                "isUndefined(missing)    | true",
                "isUndefined(floor(list)) | true",
                "nanvl(missing, 3)       | 3",
                "nosuch.member = 1       | undefined",
                "topic()                 | \"foo/bar/baz\"",
                "topic(1)                | \"foo\"",
                "topic(3)                | \"baz\"",
                "topic(4)                | undefined",
                "topic(0)                | undefined",
                "clientid()              | \"lamp-1\"",
                "principal()             | \"0a1b\"",
                "timestamp()             | 1481825251155",
                "timestamp(1)            | undefined",
                "CASE color WHEN 'green' THEN 'go' WHEN 'red' THEN 'stop' ELSE '?' END | \"stop\"",
                "CASE color WHEN 'green' THEN 'go' ELSE '?' END | \"?\"",
                "CASE color WHEN 'green' THEN 'go' END | undefined",
                "CASE missing WHEN 'green' THEN 'go' ELSE '?' END | undefined",
                "CASE true WHEN temperature > 40 THEN 'hot' ELSE 'cold' END | \"hot\"",
            })
    void an_expression_has_the_value_that_the_guide_says(String expression, String expected) {
        assertEquals(Optional.ofNullable(expected).orElse(""), value(expression));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "temperature > 40 AND color <> 'blue'",
                "temperature >= '50'",
                "temperature = 50.0",
                "temperature <> '50'",
                "color IN ['green', 'red']",
                "NOT color IN ['green']",
                "list = [1.0, 'two', {'three': 3}]",
                "inner = {'end': 1, 'deep': {'er': 7}}",
                "nothing = null",
                "on = 'x' OR on",
                "'TRUE' AND on",
                "NOT (temperature < 40) AND NOT startswith(topic(2), 'page-')",
                "isUndefined(missing)",
                "1 + 1 = 2 AND 2 < 3",
            })
    void a_condition_that_is_true_takes_the_message(String condition) {
        assertTrue(isTaken(condition));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "temperature > 50",
                "color = 'blue'",
                "missing",
                "missing = 1",
                "missing <> 1",
                "NOT missing",
                "NOT startswith(topic(9), 'page-')",
                "missing OR true",
                "missing AND false",
                "NOT (missing AND false)",
                "color > 'a'",
                "1",
                "'true'",
                "color",
                "nothing",
                "color IN 'red'",
                "missing IN [1]",
                "NOT missing IN [1]",
                "NOT regexp_matches(color, '(')",
                "undefined",
            })
    void a_condition_that_is_false_or_undefined_takes_nothing(String condition) {
        assertFalse(isTaken(condition));
    }

    @Test
    void value_is_a_keyword_before_an_expression_and_a_name_elsewhere() {
        String payload = "{\"value\": 4}";
        assertEquals(Optional.of("4"), selected("SELECT VALUE value FROM 'a'", payload));
        assertEquals(Optional.of(payload.replace(" ", "")), selected("SELECT value FROM 'a'", payload));
        assertEquals(Optional.of("{\"v\":8}"), selected("SELECT value * 2 AS v FROM 'a'", payload));
        assertEquals(Optional.of("{\"v\":3}"), selected("SELECT value - 1 AS v FROM 'a'", payload));
        assertEquals(Optional.of(payload), selected("SELECT VALUE * FROM 'a'", payload));
    }

    @Test
    void a_payload_that_is_no_json_goes_through_untouched_and_is_never_read() {
        byte[] bytes = {(byte) 0xff, 0, 1};
        Event binary = new Event("a", bytes, Sender.NO_CLIENT, Instant.EPOCH);
        assertArrayEquals(
                bytes, Statement.parse("SELECT * FROM 'a'").select(binary).orElseThrow());
        assertEquals(
                "{\"data\":\"/wAB\",\"who\":\"n/a\"}",
                new String(Statement.parse("SELECT encode(*, 'base64') AS data, clientid() AS who FROM 'a'")
                        .select(binary)
                        .orElseThrow()));
        for (String sql : new String[] {
            "SELECT *, 1 AS one FROM 'a'",
            "SELECT color FROM 'a'",
            "SELECT * FROM 'a' WHERE isUndefined(color)",
            "SELECT get(*, 'color') AS c FROM 'a'"
        }) {
            assertTrue(Statement.parse(sql).select(binary).isEmpty(), sql);
        }
    }

    @Test
    void each_new_uuid_is_another() {
        assertNotEquals(value("newuuid()"), value("newuuid()"));
        assertEquals("36", value("length(newuuid())"));
    }

    @Test
    void a_template_is_filled_with_expressions_and_empty_when_one_is_undefined() {
        assertEquals(
                Optional.of("lamps/red/BAR/50/x}"),
                Template.parse("lamps/${color}/${upper(topic(2))}/${temperature}/${get({'a}': 'x}'}, 'a}')}")
                        .fill(event(PAYLOAD)));
        assertEquals(Optional.of("plain"), Template.parse("plain").fill(event(PAYLOAD)));
        assertEquals(Optional.empty(), Template.parse("a/${missing}").fill(event(PAYLOAD)));
        assertThrows(SqlProblem.class, () -> Template.parse("a/${color"));
        assertThrows(SqlProblem.class, () -> Template.parse("a/${color + }"));
    }
}
