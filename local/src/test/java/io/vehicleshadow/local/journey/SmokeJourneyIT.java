package io.vehicleshadow.local.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code infra/smoke}, which checks a deployment from outside, against a local run. */
class SmokeJourneyIT {
    @TempDir
    private Path folder;

    @Test
    void a_deployment_is_checked_from_outside() throws Exception {
        RunProcess run = RunProcess.start(folder, 0);
        try {
            RunProcess.Ended login = RunProcess.vehicleHere(folder, "login", "--as", "demo");
            assertEquals(0, login.exitCode(), login.errors());
            assertEquals(
                    List.of(
                            "ok       the sign-in page is there",
                            "ok       the API is closed without a token",
                            "ok       live pages take a good token and no other",
                            "ok       a throw-away vehicle gets an identity",
                            "ok       it obeys a command",
                            "ok       it is removed",
                            "the deployment works"),
                    smoke());
        } finally {
            run.stop();
        }
    }

    private List<String> smoke() throws Exception {
        Path repository = Path.of("..").toAbsolutePath().normalize();
        ProcessBuilder smoke = new ProcessBuilder(
                        repository.resolve("infra/smoke").toString(), "--data", folder.toString())
                .redirectErrorStream(true);
        smoke.environment().put("VEHICLE", RunProcess.vehicleScript(folder).toString());
        Process process = smoke.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said.lines().toList();
    }
}
