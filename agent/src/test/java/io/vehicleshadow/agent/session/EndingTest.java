package io.vehicleshadow.agent.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.crt.mqtt5.packets.ConnAckPacket.ConnectReasonCode;
import software.amazon.awssdk.crt.mqtt5.packets.DisconnectPacket.DisconnectReasonCode;

class EndingTest {
    @Test
    void a_second_program_with_the_same_name_is_told_as_such() {
        assertEquals(
                "another program connects as tcu",
                Ending.of(DisconnectReasonCode.getEnumValueFromInteger(0x8E), "tcu"));
    }

    @Test
    void a_certificate_that_may_not_is_told_as_such() {
        String told = "not authorized: check that the certificate is active and what its policy allows";
        assertEquals(told, Ending.of(DisconnectReasonCode.getEnumValueFromInteger(0x87), "tcu"));
        assertEquals(told, Ending.of(ConnectReasonCode.getEnumValueFromInteger(0x87), "tcu"));
    }

    @ParameterizedTest
    @EnumSource
    void every_other_reason_of_an_end_has_words(DisconnectReasonCode code) {
        assertFalse(Ending.of(code, "tcu").isBlank());
    }

    @ParameterizedTest
    @EnumSource
    void every_other_reason_of_a_refusal_has_words(ConnectReasonCode code) {
        assertFalse(Ending.of(code, "tcu").isBlank());
    }
}
