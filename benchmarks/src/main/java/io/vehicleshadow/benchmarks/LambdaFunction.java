package io.vehicleshadow.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vehicleshadow.benchmarks.measure.ProcessMemory;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * One function as Lambda's managed runtime has it: a JVM in the unpacked zip, with the runtime interface client alone on
 * its class path, that takes events from a Runtime API on a loopback port.
 *
 * <p>Source of the JVM's flags: AWS Lambda developer guide, Customize Java runtime startup behavior. A function that
 * starts on demand stops at the first compiler; one that starts from a snapshot (SnapStart, from Java 25 on) has both.
 */
final class LambdaFunction implements AutoCloseable {
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-Xshare:auto");
    private static final List<String> FIRST_COMPILER_ALONE =
            List.of("-XX:+TieredCompilation", "-XX:TieredStopAtLevel=1");
    private final BlockingQueue<byte[]> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer runtimeApi;
    private final Path log;
    private final List<String> compilers;
    private final Optional<LambdaMemory> memory;
    private Process process;

    /** One that starts on demand. */
    static LambdaFunction onDemand() throws IOException {
        return new LambdaFunction(FIRST_COMPILER_ALONE, Optional.empty());
    }

    /** One that starts on demand, with the CPU and the heap of that memory size. */
    static LambdaFunction onDemand(LambdaMemory memory) throws IOException {
        return new LambdaFunction(FIRST_COMPILER_ALONE, Optional.of(memory));
    }

    /** One that has started from a snapshot. */
    static LambdaFunction fromSnapshot() throws IOException {
        return new LambdaFunction(List.of(), Optional.empty());
    }

    private LambdaFunction(List<String> compilers, Optional<LambdaMemory> memory) throws IOException {
        this.compilers = compilers;
        this.memory = memory;
        System.setProperty("sun.net.httpserver.nodelay", "true");
        log = Files.createTempFile("function", ".log");
        runtimeApi = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        runtimeApi.setExecutor(threads);
        runtimeApi.createContext("/2018-06-01/runtime/", this::serve);
        runtimeApi.start();
    }

    /** The answer to the event of a JVM that is started for it. */
    String first(Path task, Class<?> handler, Map<String, String> environment, String event)
            throws IOException, InterruptedException {
        ProcessBuilder java = new ProcessBuilder(command(handler)).directory(task.toFile());
        java.environment().putAll(environment);
        java.environment()
                .putAll(Map.of(
                        "AWS_LAMBDA_RUNTIME_API",
                                "localhost:" + runtimeApi.getAddress().getPort(),
                        "AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand",
                        "AWS_LAMBDA_FUNCTION_NAME", "measured",
                        "AWS_LAMBDA_FUNCTION_VERSION", "1",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024",
                        "AWS_LAMBDA_LOG_GROUP_NAME", "measured",
                        "AWS_LAMBDA_LOG_STREAM_NAME", "measured",
                        "AWS_REGION", "us-east-1",
                        "AWS_ACCESS_KEY_ID", "none",
                        "AWS_SECRET_ACCESS_KEY", "none"));
        process = java.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        if (memory.isPresent()) {
            memory.get().hold(process);
        }
        return invoke(event);
    }

    private List<String> command(Class<?> handler) {
        String client = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar ->
                        jar.matches(".*(aws-lambda-java-(runtime-interface-client|core|serialization)|utils-lite)-.*"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new java.util.ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(compilers);
        command.add(memory.map(LambdaMemory::heapFlag).orElse("-Xmx768m"));
        Arrays.stream(System.getProperty("function.flags", "").split(" "))
                .filter(flag -> !flag.isBlank())
                .forEach(command::add);
        command.addAll(List.of(
                "-cp",
                client,
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                handler.getName() + "::handleRequest"));
        return command;
    }

    /** What the function answers. */
    String invoke(String event) throws IOException, InterruptedException {
        events.add(event.getBytes(StandardCharsets.UTF_8));
        String answer = answers.poll(30, TimeUnit.SECONDS);
        if (answer == null || answer.startsWith("error")) {
            throw new IOException("The function answered " + answer + " and said: " + Files.readString(log));
        }
        return answer;
    }

    /** The function's memory that is resident, in MB. */
    double residentMegabytes() throws IOException {
        return ProcessMemory.of(process.pid()).residentMegabytes();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/invocation/next")) {
            next(exchange);
            return;
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        answers.add(path.endsWith("/response") ? body : "error " + body);
        exchange.sendResponseHeaders(202, -1);
        exchange.close();
    }

    private void next(HttpExchange exchange) throws IOException {
        try {
            byte[] event = events.take();
            Map.of(
                            "Content-Type", "application/json",
                            "Lambda-Runtime-Aws-Request-Id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd",
                            "Lambda-Runtime-Deadline-Ms", "4102444800000",
                            "Lambda-Runtime-Trace-Id", "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700",
                            "Lambda-Runtime-Invoked-Function-Arn",
                                    "arn:aws:lambda:us-east-1:000000000000:function:measured")
                    .forEach(exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(200, event.length);
            exchange.getResponseBody().write(event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    @Override
    public void close() throws IOException {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
        if (memory.isPresent()) {
            memory.get().release();
        }
        runtimeApi.stop(0);
        threads.shutdownNow();
    }
}
