package io.vehicleshadow.alexa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.functions.ask.VoiceKey;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.command.Reason;
import io.vehicleshadow.vehicle.proof.PersonKey;
import io.vehicleshadow.vehicle.proof.Proof;
import io.vehicleshadow.vehicle.proof.SigningKey;
import io.vehicleshadow.vehicle.proof.Statement;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class VoiceKeyTest {
    private static final PersonKey KEY = SigningKey.read(FakeCloud.VOICE_KEY).open();

    private final Echo echo = Echo.english();
    private final FakeCloud cloud = echo.cloud;

    private void letIn() {
        cloud.reported()
                .putObject("proof")
                .put("require", "confirm")
                .putArray("keys")
                .addObject()
                .put("id", KEY.id().value())
                .put("role", "VOICE")
                .put("name", "voice");
    }

    @Test
    void what_is_said_is_signed_for_a_car_whose_owner_has_let_the_cloud_s_key_in_and_after_the_pin() {
        letIn();
        echo.say("open my trunk");
        assertEquals(List.of(), cloud.asked);
        assertEquals("The trunk is open.", echo.hears("1 2 3 4"));
        Proof proof = cloud.proofs.get(0);
        Statement said = new Statement(
                new ThingName("tcu"),
                new SignalKey("trunk"),
                new SignalValue.Word("open"),
                KEY.id(),
                proof.id(),
                proof.expires());
        assertTrue(KEY.proves(said, proof));
        assertTrue(proof.expires() <= echo.time.instant().getEpochSecond() + 60);
    }

    @Test
    void nothing_is_signed_for_a_car_that_does_not_know_the_key_and_the_refusal_says_why() {
        cloud.reported().putObject("proof").put("require", "confirm").putArray("keys");
        cloud.answering(CommandStatus.REJECTED, Reason.PROOF_MISSING);
        echo.say("open my trunk");
        assertEquals(
                "The car only does that with a personal key, and I don't have one, so the trunk stayed closed.",
                echo.hears("1 2 3 4"));
        assertEquals(List.of(), cloud.proofs);
    }

    @Test
    void a_text_that_is_no_key_is_refused_when_the_function_starts() {
        assertThrows(
                IllegalArgumentException.class,
                () -> VoiceKey.read("-".repeat(5) + "BEGIN PRIVATE KEY" + "-".repeat(5)));
    }
}
