package io.vehicleshadow.localiot.shadow;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every rule of the rule book, in {@code shadow-cases.txt}, on the service itself. */
class ShadowRulesTest {
    @TestFactory
    Stream<DynamicTest> rules_hold_in_process() {
        return ShadowCaseRunner.tests(InProcessTransport::new);
    }
}
