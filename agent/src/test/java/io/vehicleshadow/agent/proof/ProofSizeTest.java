package io.vehicleshadow.agent.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.vehicle.json.JsonText;
import io.vehicleshadow.vehicle.proof.KeyRole;
import io.vehicleshadow.vehicle.proof.Proof;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProofSizeTest {
    /** As CloudFront calls a page. */
    private static final String ORIGIN = "https://d111111abcdef8.cloudfront.net";

    private final ProvenWorld car = new ProvenWorld();
    private final Passkey phone = new Passkey(ProvenWorld.pair("EC"), ORIGIN);

    private String proof(Signal signal, SignalValue value) {
        Proof proof = phone.sign(ProvenWorld.THING, signal.key(), value, car.id(), car.world.seconds() + 60);
        assertTrue(
                proof.text().length() <= 600,
                () -> "characters: " + proof.text().length());
        return proof.text();
    }

    @Test
    void everything_requested_with_passkeys_at_once_fits_into_the_shadow() {
        car.letIn(phone.open(), KeyRole.OWNER, OptionalLong.empty());
        for (int i = 2; i < KeyRing.MOST; i++) {
            Passkey other = new Passkey(ProvenWorld.pair("EC"), ORIGIN);
            car.letIn(other.open(), KeyRole.GUEST, OptionalLong.of(4_000_000_000L));
        }
        car.world.connectAndReport();
        ObjectNode desired = JsonNodeFactory.instance.objectNode();
        SignalCatalogue.standard().commandable().forEach(signal -> {
            SignalValue value = signal.range()
                    .<SignalValue>map(range -> new SignalValue.Quantity(range.maximum()))
                    .orElseGet(() -> signal.words().get(0).value());
            desired.set(signal.key().value(), value.json());
            desired.put(signal.key() + "_proof", proof(signal, value));
        });
        Signal keys = SignalCatalogue.standard().find("keys").orElseThrow();
        String change = "allow DRIVER - " + phone.open().text() + " A name as long as a name may be";
        desired.put("keys", change).put("keys_proof", proof(keys, new SignalValue.Word(change)));
        int before = car.world.shadow.bytes();
        car.world.ask(JsonText.write(desired));
        assertTrue(car.world.shadow.desired().has("keys_proof"), "the service has taken it");
        assertTrue(before < 2_600, "bytes at rest, with 16 keys: " + before);
        car.world.pass(Duration.ofSeconds(10));
        assertEquals("SUCCEEDED", car.world.shadow.outcome("door"));
        assertEquals("SUCCEEDED", car.world.shadow.outcome("keys"));
        assertTrue(car.world.shadow.isNothingDesired());
        assertEquals("open", car.world.shadow.reported(new SignalKey("door").value()));
    }
}
