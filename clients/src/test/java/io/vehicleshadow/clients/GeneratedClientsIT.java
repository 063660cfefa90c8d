package io.vehicleshadow.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.clients.generated.ApiClient;
import io.vehicleshadow.clients.generated.ApiException;
import io.vehicleshadow.clients.generated.api.CommandsApi;
import io.vehicleshadow.clients.generated.api.HistoryApi;
import io.vehicleshadow.clients.generated.api.SignalsApi;
import io.vehicleshadow.clients.generated.api.VehiclesApi;
import io.vehicleshadow.clients.generated.model.Command;
import io.vehicleshadow.clients.generated.model.CommandRequest;
import io.vehicleshadow.clients.generated.model.Status;
import io.vehicleshadow.clients.generated.model.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What generators make of the OpenAPI document, against a local run. */
class GeneratedClientsIT {
    @TempDir
    private static Path folder;

    private static SignedInRun run;

    @BeforeAll
    static void signIn() throws Exception {
        run = SignedInRun.start(folder);
    }

    @AfterAll
    static void end() throws Exception {
        run.stop();
    }

    @Test
    void a_java_client_opens_the_door_and_reads_every_body() throws Exception {
        ApiClient client = new ApiClient();
        client.updateBaseUri(run.api());
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + run.token()));
        CommandsApi commands = new CommandsApi(client);
        assertEquals(Status.SUCCEEDED, status(send(commands, "lock", "unlocked"), "lock"));
        Command opened = send(commands, "door", "open");
        assertEquals(Status.SUCCEEDED, status(opened, "door"));
        assertEquals(
                "open",
                new VehiclesApi(client)
                        .getVehicle("tcu")
                        .getReported()
                        .get("door")
                        .getValue());
        assertEquals(
                opened.getVersion(),
                new HistoryApi(client)
                        .getHistory("tcu", null, 1)
                        .getEntries()
                        .get(0)
                        .getVersion());
        assertTrue(new SignalsApi(client)
                .listSignals().getSignals().stream()
                        .anyMatch(signal -> signal.getKey().equals("door")));
        ApiException refused = assertThrows(ApiException.class, () -> new VehiclesApi(client).getVehicle("not-mine"));
        assertEquals(404, refused.getCode());
        assertTrue(refused.getResponseBody().contains("urn:vehicle-shadow:problem:no-such-vehicle"));
    }

    private static Command send(CommandsApi commands, String signal, String value) throws ApiException {
        CommandRequest request =
                new CommandRequest().signals(Map.of(signal, new Value(value))).confirm(true);
        return commands.sendCommand("tcu", request, "wait=10", "\"" + UUID.randomUUID() + "\"");
    }

    private static Status status(Command command, String signal) {
        return command.getSignals().get(signal).getStatus();
    }

    @Test
    void a_typescript_client_opens_the_door_with_types_that_fit() throws Exception {
        assertEquals(
                List.of("door SUCCEEDED", "404 urn:vehicle-shadow:problem:no-such-vehicle"),
                run.output("node", "target/js/typescript/openDoor.js"));
    }
}
