package io.vehicleshadow.localiot.clients;

import io.vehicleshadow.localiot.shadow.ShadowCaseRunner;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every rule of the rule book, in {@code shadow-cases.txt}, over MQTT. */
class ShadowRulesOverMqttTest {

    private static MqttTransport.Line line;

    @BeforeAll
    static void connect() throws Exception {
        line = new MqttTransport.Line();
    }

    @AfterAll
    static void disconnect() throws Exception {
        line.close();
    }

    @TestFactory
    Stream<DynamicTest> rules_hold_over_mqtt() {
        return ShadowCaseRunner.tests(line::transport);
    }
}
