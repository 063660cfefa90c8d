package io.vehicleshadow.localiot.dataplane;

import io.vehicleshadow.localiot.shadow.ShadowCaseRunner;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every rule of the rule book, in {@code shadow-cases.txt}, over HTTP. */
class ShadowRulesOverHttpTest {
    @TestFactory
    Stream<DynamicTest> rules_hold_over_http() {
        return ShadowCaseRunner.tests(HttpTransport::new);
    }
}
