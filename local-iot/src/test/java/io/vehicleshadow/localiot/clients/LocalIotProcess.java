package io.vehicleshadow.localiot.clients;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.vehicleshadow.localiot.LocalIotCommand;
import io.vehicleshadow.localiot.shadow.Json;
import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code local-iot start} as a process of its own. */
final class LocalIotProcess implements AutoCloseable {

    record Shadow(long n, long version) {}

    private final Process process;
    private final Map<String, Object> endpoints;

    private LocalIotProcess(Process process, Map<String, Object> endpoints) {
        this.process = process;
        this.endpoints = endpoints;
    }

    static Process command(String... arguments) throws Exception {
        return limited("unlimited", ProcessBuilder.Redirect.INHERIT, arguments);
    }

    /** @param kilobytes no file may become larger */
    static Process limited(String kilobytes, ProcessBuilder.Redirect log, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "bash",
                "-c",
                "ulimit -f " + kilobytes + "; exec \"$@\"",
                "bash",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                LocalIotCommand.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(log).start();
    }

    /** Starts on free ports and returns when it is ready. */
    static LocalIotProcess start(Path data) throws Exception {
        Process process = command("start", "--data", data.toString(), "--port-base", "0");
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        assertNotNull(line, "local-iot ended instead of telling its endpoints");
        return new LocalIotProcess(process, Json.object(Json.parse(line)));
    }

    String dataPlane() {
        return (String) endpoints.get("dataPlane");
    }

    String mqtt() {
        return (String) endpoints.get("mqtt");
    }

    Shadow shadow(String thing) throws Exception {
        HttpRequest get = HttpRequest.newBuilder(URI.create(dataPlane() + "/things/" + thing + "/shadow"))
                .build();
        Map<String, Object> shadow = Json.object(Json.parse(HttpClient.newHttpClient()
                .send(get, HttpResponse.BodyHandlers.ofString())
                .body()));
        Map<String, Object> reported =
                Json.object(Json.object(shadow.get("state")).get("reported"));
        return new Shadow(
                Long.parseLong(reported.get("n").toString()),
                Long.parseLong(shadow.get("version").toString()));
    }

    /** Ends it as kill -9 does; returns when it is gone. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
