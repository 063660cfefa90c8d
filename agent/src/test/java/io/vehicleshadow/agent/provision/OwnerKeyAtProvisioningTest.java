package io.vehicleshadow.agent.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import io.vehicleshadow.vehicle.proof.PersonKey;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code provision --owner-key}: the first owner's key comes into the car with its identity. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@Tag("slow")
class OwnerKeyAtProvisioningTest {
    @TempDir
    private Path folder;

    private LocalIot iot;
    private Path out;
    private List<String> options;

    @BeforeEach
    void start() {
        iot = LocalIot.start(LocalIotOptions.inMemory());
        ProvisionProcess.prepare(iot);
        out = folder.resolve("identity");
        options = ProvisionProcess.options(iot, "tcu", out);
    }

    @AfterEach
    void stop() {
        iot.close();
    }

    private Path ownerKey() throws Exception {
        PersonKey key = PersonKey.ofFile(
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic());
        return Files.writeString(folder.resolve("owner.pub"), key.text() + "\n");
    }

    private String keys() throws Exception {
        return Files.readString(Path.of(settings().getProperty("data")).resolve("keys.json"));
    }

    private Properties settings() throws Exception {
        Properties settings = new Properties();
        settings.load(new StringReader(Files.readString(out.resolve("agent.properties"))));
        return settings;
    }

    @Test
    void the_owner_s_key_is_in_the_car_from_the_start_and_a_new_identity_does_not_take_it_away() throws Exception {
        Path key = ownerKey();
        ProvisionProcess.Ended first = ProvisionProcess.run(options, "--owner-key=" + key);
        assertEquals(0, first.exitCode(), first.error());
        assertEquals("confirm", settings().getProperty("require-proof"));
        String keys = keys();
        assertTrue(keys.contains("allow OWNER - " + Files.readString(key).strip() + " Owner"), keys);

        ProvisionProcess.Ended again = ProvisionProcess.run(options, "--replace");
        assertEquals(0, again.exitCode(), again.error());
        assertEquals("confirm", settings().getProperty("require-proof"));
        assertEquals(keys, keys());
    }

    @Test
    void without_an_owner_s_key_the_car_requires_no_proof() throws Exception {
        ProvisionProcess.Ended ended = ProvisionProcess.run(options);
        assertEquals(0, ended.exitCode(), ended.error());
        assertFalse(settings().containsKey("require-proof"));
    }

    @Test
    void what_is_no_key_is_refused_before_anything_is_made() throws Exception {
        Path none = Files.writeString(folder.resolve("none.pub"), "-".repeat(5) + "BEGIN PRIVATE KEY" + "-".repeat(5));
        ProvisionProcess.Ended refused = ProvisionProcess.run(options, "--owner-key=" + none);
        assertEquals(2, refused.exitCode(), refused.error());
        assertTrue(refused.error().contains("A person's key is a SubjectPublicKeyInfo"), refused.error());
        assertFalse(Files.exists(out));
    }
}
