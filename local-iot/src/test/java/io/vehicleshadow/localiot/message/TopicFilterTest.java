package io.vehicleshadow.localiot.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicFilterTest {

    @ParameterizedTest
    @CsvSource({
        "a, a, true",
        "a, b, false",
        "a/b, a/b, true",
        "a/b, a, false",
        "a, a/b, false",
        "a/+, a/, true",
        "a/+, a, false",
        "+/+, /, true",
        "+, a/b, false",
        "/#, /a/b, true",
        "a/+/#, a/b/c/d, true",
        "a/+/#, a/b, false",
        "$share/g/a/+, a/b, true",
        "$share/g/#, $aws/x, false",
        "$aws/things/+/shadow/#, $aws/things/t/shadow/get, true",
    })
    void a_filter_matches_level_by_level(String filter, String topic, boolean matches) {
        assertEquals(matches, new TopicFilter(filter).matches(topic));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a#", "#/a", "a+/b", "a/b+", "1/2/3/4/5/6/7/8/9", "$share/g/", "$share//a", "$share/a"})
    void a_filter_that_breaks_the_rules_is_refused(String filter) {
        assertThrows(IllegalArgumentException.class, () -> new TopicFilter(filter));
    }

    @Test
    void a_share_counts_for_no_limit() {
        TopicFilter filter = new TopicFilter("$share/group/1/2/3/4/5/6/7/8");
        assertEquals("group", filter.group().orElseThrow());
        assertEquals("1/2/3/4/5/6/7/8", filter.pattern());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "/", "1/2/3/4/5/6/7/8", "$aws/rules/rule/1/2/3/4/5/6/7/8"})
    void a_topic_within_the_limits_is_a_topic(String topic) {
        assertEquals(topic, new TopicName(topic).value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/+", "#", "1/2/3/4/5/6/7/8/9", "$aws/rules/rule/"})
    void a_topic_beyond_the_limits_is_refused(String topic) {
        assertThrows(IllegalArgumentException.class, () -> new TopicName(topic));
    }

    @Test
    void a_topic_is_measured_in_bytes() {
        new TopicName("\u00e9".repeat(128));
        assertThrows(IllegalArgumentException.class, () -> new TopicName("\u00e9".repeat(129)));
        new TopicName("\ud83d\ude97".repeat(64));
        assertThrows(IllegalArgumentException.class, () -> new TopicName("\ud83d\ude97".repeat(65)));
    }
}
