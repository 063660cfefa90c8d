package io.vehicleshadow.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vehicleshadow.alexa.smarthome.SmartHomeEventsHandler;
import io.vehicleshadow.alexa.smarthome.SmartHomeHandler;
import io.vehicleshadow.functions.aws.AwsServices;
import io.vehicleshadow.functions.wiring.UseCases;
import io.vehicleshadow.local.gateway.LambdaFunction;
import io.vehicleshadow.local.home.PrivateFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The smart-home skill of a local run, with an event gateway and a token endpoint on loopback that write what they get
 * into the log, unless others are given.
 */
final class LocalAlexa implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalAlexa.class);
    private static final String TOKENS = "{\"access_token\":\"local\",\"refresh_token\":\"local\",\"expires_in\":3600}";
    private final HttpServer gateway;
    private final ExecutorService changes = Executors.newSingleThreadExecutor(LocalAlexa::daemon);
    private final ExecutorService lateAnswers = Executors.newCachedThreadPool(LocalAlexa::daemon);
    private final LambdaFunction directives;
    private final LambdaFunction events;

    private LocalAlexa(HttpServer gateway, Map<String, String> environment, UseCases cases, AwsServices services) {
        this.gateway = gateway;
        this.events = Invocations.of(new SmartHomeEventsHandler(environment, cases, services));
        this.directives = Invocations.of(
                new SmartHomeHandler(environment, cases, services, job -> hand(lateAnswers, bytes(job))));
    }

    /** @param signIn ISSUER, CLIENT_IDS and JWKS_URI */
    static LocalAlexa start(
            Path folder,
            Map<String, String> signIn,
            Optional<AlexaAddresses> addresses,
            UseCases cases,
            AwsServices services)
            throws IOException {
        HttpServer gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/v3/events", exchange -> {
            LOG.info(
                    "Alexa would get {}", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answer(exchange, 202, "");
        });
        gateway.createContext("/auth/o2/token", exchange -> answer(exchange, 200, TOKENS));
        gateway.start();
        URI own = URI.create("http://localhost:" + gateway.getAddress().getPort());
        AlexaAddresses alexa =
                addresses.orElseGet(() -> new AlexaAddresses(own.resolve("/v3/events"), own.resolve("/auth/o2/token")));
        Map<String, String> environment = new HashMap<>(signIn);
        environment.put("EVENT_GATEWAY", alexa.eventGateway().toString());
        environment.put("EVENT_TOKENS", alexa.tokens().toString());
        environment.put("EVENT_CLIENT_ID", "local");
        environment.put("EVENT_CLIENT_SECRET", "local");
        environment.put("GRANT_KEY", key(folder.resolve("alexa-grants.key")));
        return new LocalAlexa(gateway, environment, cases, services);
    }

    private static String key(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] key = new byte[32];
            new SecureRandom().nextBytes(key);
            PrivateFile.write(file, Base64.getEncoder().encodeToString(key));
        }
        return Files.readString(file).strip();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Answers a directive. */
    byte[] answer(byte[] directive) throws Exception {
        return directives.invoke(directive);
    }

    /** Hands on what the rules hand to the history function, one after the other. */
    void changed(byte[] event) {
        hand(changes, event);
    }

    private void hand(ExecutorService threads, byte[] event) {
        threads.execute(() -> {
            try {
                events.invoke(event);
            } catch (Exception e) {
                LOG.warn("Alexa was not told of an event", e);
            }
        });
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "alexa-events");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        changes.shutdownNow();
        lateAnswers.shutdownNow();
        gateway.stop(0);
    }
}
