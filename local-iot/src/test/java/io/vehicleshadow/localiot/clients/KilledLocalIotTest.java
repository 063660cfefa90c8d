package io.vehicleshadow.localiot.clients;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.identity.CertificateName;
import io.vehicleshadow.localiot.identity.Identities;
import io.vehicleshadow.localiot.identity.ThingName;
import io.vehicleshadow.localiot.policy.PolicyDocument;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process of its own, killed with SIGKILL while HTTP and MQTT clients write, and started again. */
@Tag("slow")
class KilledLocalIotTest {

    private static final int KILLS = 5;
    private static final int UPDATES_BEFORE_A_KILL = 20;

    @TempDir
    Path data;

    @Test
    void no_acknowledged_update_is_lost_and_versions_never_go_back() throws Exception {
        List<UpdateWriter> writers = List.of(
                new HttpUpdateWriter("http-1"), new HttpUpdateWriter("http-2"), new MqttUpdateWriter("mqtt-1", tls()));
        for (int kill = 0; kill < KILLS; kill++) {
            try (LocalIotProcess process = LocalIotProcess.start(data)) {
                for (UpdateWriter writer : writers) {
                    assertKept(process, writer);
                    writer.begin(process, UPDATES_BEFORE_A_KILL);
                }
                for (UpdateWriter writer : writers) {
                    writer.awaitAcknowledged();
                }
                process.kill();
                for (UpdateWriter writer : writers) {
                    writer.awaitEnd();
                }
            }
        }
        try (LocalIotProcess process = LocalIotProcess.start(data)) {
            for (UpdateWriter writer : writers) {
                assertKept(process, writer);
            }
        }
    }

    private SSLContext tls() throws Exception {
        Identities identities = Identities.at(data, Clock.systemUTC());
        var credentials = identities.issue(
                new CertificateName("mqtt-1"),
                PolicyDocument.parse(Policies.OWN_SHADOW),
                Set.of(new ThingName("mqtt-1")));
        return MutualTls.with(identities, credentials);
    }

    private static void assertKept(LocalIotProcess process, UpdateWriter writer) throws Exception {
        if (writer.acknowledged() == 0) {
            return;
        }
        LocalIotProcess.Shadow shadow = process.shadow(writer.thing());
        assertTrue(
                shadow.n() >= writer.acknowledged() && shadow.n() <= writer.sent(),
                () -> "%s: n=%d, but %d was acknowledged and %d sent last"
                        .formatted(writer.thing(), shadow.n(), writer.acknowledged(), writer.sent()));
        assertTrue(
                shadow.version() >= writer.version(),
                () -> "%s: version %d after %d".formatted(writer.thing(), shadow.version(), writer.version()));
    }
}
