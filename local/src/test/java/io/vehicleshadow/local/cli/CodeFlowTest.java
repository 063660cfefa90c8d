package io.vehicleshadow.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.SignedJWT;
import io.vehicleshadow.local.signin.Client;
import io.vehicleshadow.local.signin.SignIn;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeFlowTest {
    private static final HttpClient BROWSER =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    @Test
    void a_person_with_a_browser_comes_back_to_the_command_line(@TempDir Path folder) throws Exception {
        int port = freePort();
        URI redirect = URI.create("http://localhost:" + freePort() + "/");
        SignIn signIn =
                SignIn.start(port, folder, List.of(new Client(SignIn.COMMAND_LINE, Set.of(redirect))));
        try {
            CodeFlow flow =
                    new CodeFlow(URI.create(SignIn.issuer(port)), SignIn.COMMAND_LINE, redirect, new SecureRandom());
            CompletableFuture<Integer> browser = new CompletableFuture<>();
            String token = flow.signInWithBrowser(address -> signIn("anna", address, browser), Duration.ofSeconds(20));
            assertEquals("anna", SignedJWT.parse(token).getJWTClaimsSet().getSubject());
            assertEquals(200, browser.join());
        } finally {
            signIn.close();
        }
    }

    @Test
    void the_deployment_has_registered_where_the_sign_in_comes_back_to() throws IOException {
        Path stack = Path.of("../infra/src/main/java/io/vehicleshadow/infra/VehicleShadowStack.java");
        assertTrue(Files.readString(stack).contains('"' + CodeFlow.REDIRECT.toString() + '"'));
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
