package io.vehicleshadow.local.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jwt.SignedJWT;
import io.vehicleshadow.local.signin.Client;
import io.vehicleshadow.local.signin.SignIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeFlowTest {
    private static final HttpClient BROWSER =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    @Test
    void a_person_with_a_browser_comes_back_to_the_command_line(@TempDir Path folder) throws Exception {
        int port = freePort();
        URI redirect = URI.create("http://localhost:" + freePort() + "/");
        SignIn signIn = SignIn.start(port, folder, List.of(new Client(SignIn.COMMAND_LINE, Set.of(redirect))));
        try {
            CodeFlow flow = new CodeFlow(URI.create(SignIn.issuer(port)), SignIn.COMMAND_LINE, redirect);
            CompletableFuture<Integer> browser = new CompletableFuture<>();
            String token = flow.signInWithBrowser(address -> signIn("anna", address, browser), Duration.ofSeconds(90));
            assertEquals("anna", SignedJWT.parse(token).getJWTClaimsSet().getSubject());
            assertEquals(200, browser.join());
        } finally {
            signIn.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"error=access_denied", "error=access_denied&state=guessed", "code=stolen&state=guessed", ""})
    void a_page_that_does_not_know_the_state_can_t_end_the_sign_in(String query, @TempDir Path folder)
            throws Exception {
        int port = freePort();
        URI redirect = URI.create("http://localhost:" + freePort() + "/");
        SignIn signIn = SignIn.start(port, folder, List.of(new Client(SignIn.COMMAND_LINE, Set.of(redirect))));
        try {
            CodeFlow flow = new CodeFlow(URI.create(SignIn.issuer(port)), SignIn.COMMAND_LINE, redirect);
            CompletableFuture<Integer> browser = new CompletableFuture<>();
            String token = flow.signInWithBrowser(
                    address -> {
                        assertEquals(404, status(URI.create(redirect + "?" + query)));
                        signIn("anna", address, browser);
                    },
                    Duration.ofSeconds(90));
            assertEquals("anna", SignedJWT.parse(token).getJWTClaimsSet().getSubject());
        } finally {
            signIn.close();
        }
    }

    private static int status(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address).build();
        return BROWSER.sendAsync(request, BodyHandlers.discarding()).join().statusCode();
    }

    @Test
    void the_deployment_has_registered_where_the_sign_in_comes_back_to() throws IOException {
        String address = '"' + CodeFlow.REDIRECT.toString() + '"';
        try (Stream<Path> stack = Files.walk(Path.of("../infra/src/main/java"))) {
            assertEquals(
                    1,
                    stack.filter(file -> file.toString().endsWith(".java")
                                    && source(file).contains(address))
                            .count());
        }
    }

    private static String source(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void signIn(String name, URI address, CompletableFuture<Integer> status) {
        HttpRequest form = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + name))
                .build();
        BROWSER.sendAsync(form, BodyHandlers.ofString()).thenAccept(answer -> status.complete(answer.statusCode()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
