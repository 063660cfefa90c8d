package io.vehicleshadow.functions.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vehicleshadow.functions.Cloud;
import io.vehicleshadow.functions.LocalTable;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The zip as Lambda gets it, under Lambda's own runtime interface client, against a small Runtime API. */
class PackagedZipTest {
    private static final Path ZIP = Path.of(System.getProperty("functions.zip", "target/functions.zip"));
    private static final String CREDENTIALS = "/credentials";
    private static final Map<String, String> LOCAL = Map.of("LOCAL_CREDENTIALS", "true");
    private static final long LARGEST = 12L * 1000 * 1000;
    private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> restored = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> credentialsAskedWith = new LinkedBlockingQueue<>();
    private HttpServer runtimeApi;
    private Process function;

    @TempDir
    Path unpacked;

    @BeforeEach
    void start() throws IOException {
        runtimeApi = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        runtimeApi.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        runtimeApi.createContext("/", this::serve);
        runtimeApi.start();
        unzip();
    }

    @AfterEach
    void stop() {
        if (function != null) {
            function.destroyForcibly();
        }
        runtimeApi.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals(CREDENTIALS)) {
            serveCredentials(exchange);
        } else if (path.endsWith("/restore/next")) {
            restored.add(path);
            exchange.sendResponseHeaders(200, -1);
        } else if (path.endsWith("/invocation/next")) {
            try {
                byte[] event = events.take().toString().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", "request-1");
                exchange.getResponseHeaders()
                        .add("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:function:f");
                // Lambda always sends these two, and the runtime interface client crashes without them.
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.getResponseHeaders()
                        .add("Lambda-Runtime-Trace-Id", "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700");
                exchange.getResponseHeaders().add("Lambda-Runtime-Deadline-Ms", "4102444800000");
                exchange.sendResponseHeaders(200, event.length);
                exchange.getResponseBody().write(event);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        } else {
            answers.add(path.substring(path.lastIndexOf('/') + 1) + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(202, -1);
        }
        exchange.close();
    }

    /** As Lambda does for a function that it restored from a snapshot. */
    private void serveCredentials(HttpExchange exchange) throws IOException {
        credentialsAskedWith.add(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] credentials = """
                {"AccessKeyId": "restored", "SecretAccessKey": "secret", "Token": "session", "Expiration": "2099-01-01T00:00:00Z"}
                """.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, credentials.length);
        exchange.getResponseBody().write(credentials);
    }

    private void unzip() throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(ZIP))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = unpacked.resolve(entry.getName());
                Files.createDirectories(entry.isDirectory() ? file : file.getParent());
                if (!entry.isDirectory()) {
                    Files.write(file, zip.readAllBytes());
                }
            }
        }
    }

    private void run(Class<?> handler, String table, Map<String, String> credentials) throws IOException {
        String client = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> jar.contains("aws-lambda-java-runtime-interface-client")
                        || jar.contains("aws-lambda-java-serialization")
                        || jar.contains("aws-lambda-java-core"))
                .collect(Collectors.joining(File.pathSeparator));
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                client + File.pathSeparator + unpacked + File.pathSeparator + unpacked.resolve("lib") + "/*",
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                handler.getName() + "::handleRequest");
        Map<String, String> environment = builder.environment();
        environment.put(
                "AWS_LAMBDA_RUNTIME_API", "localhost:" + runtimeApi.getAddress().getPort());
        environment.put("_HANDLER", handler.getName() + "::handleRequest");
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java17");
        environment.put("AWS_LAMBDA_FUNCTION_NAME", "f");
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "g");
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "s");
        environment.put("AWS_REGION", "us-east-1");
        environment.put("TABLE_NAME", table);
        environment.put("IOT_ENDPOINT", "http://localhost:1");
        environment.put("DYNAMODB_ENDPOINT", LocalTable.endpoint().toString());
        environment.keySet().removeAll(Set.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"));
        environment.putAll(credentials);
        environment.put("POWERTOOLS_SERVICE_NAME", "vehicle-shadow");
        function =
                builder.redirectErrorStream(true).redirectOutput(log().toFile()).start();
    }

    private Path log() {
        return unpacked.resolve("log");
    }

    private String answer() throws Exception {
        String answer = answers.poll(60, TimeUnit.SECONDS);
        assertTrue(answer != null, () -> "No answer; the function said: " + said());
        return answer;
    }

    private String said() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_real_event_is_answered_and_neither_token_nor_pin_is_logged() throws Exception {
        String table = LocalTable.create();
        Cloud cloud = new Cloud(table).withCar();
        run(MeHandler.class, table, LOCAL);
        ObjectNode event = cloud.event("demo", "PUT /me/pin", "{\"pin\":\"86420975\"}");
        events.add(event);
        String answer = answer();
        assertEquals("response", answer.split(" ", 2)[0], this::said);
        assertEquals(
                204,
                new ObjectMapper()
                        .readTree(answer.split(" ", 2)[1])
                        .path("statusCode")
                        .asInt(),
                this::said);
        events.add(cloud.event("demo", "PUT /me/pin", "{\"pin\":\"secret-words\"}"));
        assertTrue(answer().contains("malformed-request"));
        assertTrue(cloud.cases.pins().isSet(new io.vehicleshadow.functions.access.PersonId("demo")));
        String said = said();
        assertTrue(said.contains("PUT /me/pin answered 204"), said);
        assertTrue(said.contains("\"cold_start\":true"), said);
        assertTrue(
                said.contains("\"correlation_id\":\""
                        + event.at("/requestContext/requestId").asText() + "\""),
                said);
        for (String secret : List.of("86420975", "secret-words", "secret-token")) {
            assertFalse(said.contains(secret), said);
        }
    }

    @Test
    void a_function_restored_from_a_snapshot_has_its_credentials_from_the_address_that_lambda_gives() throws Exception {
        String table = LocalTable.create();
        Cloud cloud = new Cloud(table).withCar();
        String address = "http://localhost:" + runtimeApi.getAddress().getPort() + CREDENTIALS;
        run(
                MeHandler.class,
                table,
                Map.of(
                        "AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start",
                        "AWS_CONTAINER_CREDENTIALS_FULL_URI", address,
                        "AWS_CONTAINER_AUTHORIZATION_TOKEN", "granted"));
        events.add(cloud.event("demo", "GET /me", null));
        String answer = answer();
        assertTrue(answer.contains("\"statusCode\":200"), () -> answer + said());
        assertEquals("granted", credentialsAskedWith.poll());
        assertEquals(1, restored.size());
        // It has run before, for nobody, to be warm in the snapshot.
        assertTrue(said().contains("\"cold_start\":false"), this::said);
    }

    @Test
    void the_zip_is_small_and_holds_one_http_client() throws IOException {
        assertTrue(Files.size(ZIP) <= LARGEST, "The zip has " + Files.size(ZIP) + " bytes");
        try (ZipFile libraries =
                new ZipFile(unpacked.resolve("lib/libraries.jar").toFile())) {
            assertTrue(libraries.stream()
                    .map(ZipEntry::getName)
                    .noneMatch(name -> name.startsWith("io/netty/")
                            || name.startsWith("software/amazon/awssdk/http/apache/")
                            || name.startsWith("software/amazon/awssdk/http/nio/")));
            assertTrue(libraries.getEntry("software/amazon/awssdk/http/urlconnection/UrlConnectionHttpClient.class")
                    != null);
        }
    }
}
