package io.vehicleshadow.localiot.clients;

import io.vehicleshadow.localiot.shadow.ShadowCaseRunner;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every rule of the rule book, in {@code shadow-cases.txt}, over MQTT. */
class ShadowRulesOverMqttTest {

    @TestFactory
    Stream<DynamicTest> rules_hold_over_mqtt() {
        return ShadowCaseRunner.tests(MqttTransport::new);
    }
}
