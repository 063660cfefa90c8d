package io.vehicleshadow.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vehicleshadow.local.journey.RunProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A local run and what a program of {@code demo}'s needs of it.
 *
 * @param api the address of the API
 */
record SignedInRun(RunProcess process, String api, String token) {
    static SignedInRun start(Path folder) throws Exception {
        RunProcess process = RunProcess.start(folder, 0);
        assertEquals(0, RunProcess.vehicle(folder, "login", "--as", "demo").exitCode());
        RunProcess.Ended token = RunProcess.vehicle(folder, "token");
        assertEquals(0, token.exitCode(), token.errors());
        return new SignedInRun(
                process, process.endpoints().address("api"), token.output().strip());
    }

    void stop() throws InterruptedException {
        process.stop();
    }

    /** What a program prints that finds the API by {@code API} and {@code TOKEN}. */
    List<String> output(String... command) throws Exception {
        ProcessBuilder program = new ProcessBuilder(command).redirectErrorStream(true);
        program.environment().put("API", api);
        program.environment().put("TOKEN", token);
        Process running = program.start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, running.waitFor(), said);
        return said.lines().toList();
    }
}
