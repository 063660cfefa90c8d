package io.vehicleshadow.local.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.vehicleshadow.functions.aws.AwsServices;
import io.vehicleshadow.functions.live.PublishedKeys;
import io.vehicleshadow.functions.live.TokenRefused;
import io.vehicleshadow.functions.live.TokenVerifier;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real sockets: as strict as the deployed sign-in. */
class SignInTest {
    private static final String BACK = "http://localhost:8080/";
    private final HttpClient http = HttpClient.newHttpClient();
    private final CodeVerifier verifier = new CodeVerifier();

    @TempDir
    private Path folder;

    private String issuer;
    private SignIn signIn;

    @BeforeEach
    void start() throws Exception {
        int port = freePort();
        issuer = SignIn.issuer(port);
        signIn = SignIn.start(port, folder, SignIn.clientsOf("http://localhost:8080", List.of()));
    }

    @AfterEach
    void stop() {
        signIn.close();
    }

    @Test
    void a_person_gets_an_access_token_that_opens_and_an_id_token_that_does_not() throws Exception {
        JsonNode given = json(token(codeForm(code(authorize()))));
        TokenVerifier tokens = new TokenVerifier(
                new PublishedKeys(SignIn.keys(issuer), Clock.systemUTC()),
                issuer,
                SignIn.clients(List.of()),
                Clock.systemUTC());
        assertEquals(
                "anna",
                tokens.verify(given.path("access_token").asText()).person().value());
        assertThrows(
                TokenRefused.class, () -> tokens.verify(given.path("id_token").asText()));
    }

    @Test
    void who_has_signed_in_once_has_an_account_over_a_restart_too_and_nobody_else_has() throws Exception {
        AwsServices cloud = AwsServices.of(Map.of(
                "TABLE_NAME", "table",
                "IOT_ENDPOINT", "http://localhost:1",
                "USER_POOL_ID", "local",
                "USER_POOL_ENDPOINT", SignIn.accounts(issuer).toString(),
                "METRICS_DISABLED", "true",
                "LOCAL_CREDENTIALS", "true"));
        assertTrue(cloud.people().find("demo").isPresent());
        assertTrue(cloud.people().find("anna").isEmpty());
        code(authorize());
        signIn.close();
        int port = URI.create(issuer).getPort();
        signIn = SignIn.start(port, folder, SignIn.clientsOf("http://localhost:8080", List.of()));
        assertEquals("anna", cloud.people().find("anna").orElseThrow().id().value());
        assertTrue(cloud.people().find("bob").isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "client_id,someone",
        "client_id,",
        "redirect_uri,http://evil.test/",
        "redirect_uri,http://localhost:8080/other",
        "redirect_uri,http://localhost:8080",
        "redirect_uri,http://localhost:8250/",
        "redirect_uri,"
    })
    void a_client_or_an_address_that_is_not_registered_gets_no_code(String name, String value) throws Exception {
        Map<String, String> query = authorize();
        query.put(name, value == null ? "" : value);
        assertEquals(400, page(query).statusCode());
        HttpResponse<String> answer = typed(query);
        assertEquals(400, answer.statusCode());
        assertTrue(answer.headers().firstValue("Location").isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "code_challenge,",
        "code_challenge,short",
        "code_challenge_method,plain",
        "code_challenge_method,",
        "response_type,token",
        "response_type,code id_token",
        "prompt,none"
    })
    void what_is_no_code_flow_with_pkce_is_sent_back_with_an_error(String name, String value) throws Exception {
        Map<String, String> query = authorize();
        query.put(name, value == null ? "" : value);
        String back = page(query).headers().firstValue("Location").orElseThrow();
        assertTrue(back.startsWith(BACK + "?") && back.contains("error=") && back.contains("state=s"), back);
        assertFalse(back.contains("code="), back);
    }

    @ParameterizedTest
    @CsvSource({
        "code_verifier,0123456789012345678901234567890123456789012",
        "code_verifier,",
        "client_id,vehicle-command-line",
        "redirect_uri,http://localhost:8250/",
        "code,made-up",
        "code,"
    })
    void a_code_is_good_for_who_asked_for_it_alone(String name, String value) throws Exception {
        Map<String, String> form = codeForm(code(authorize()));
        form.put(name, value == null ? "" : value);
        assertEquals("invalid_grant", json(token(form)).path("error").asText());
    }

    @Test
    void a_code_is_good_once() throws Exception {
        Map<String, String> form = codeForm(code(authorize()));
        assertEquals(200, token(form).statusCode());
        assertEquals(400, token(form).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "client_credentials", "urn:ietf:params:oauth:grant-type:jwt-bearer", ""})
    void nothing_but_a_code_or_a_refresh_token_gives_tokens(String grant) throws Exception {
        HttpResponse<String> answer = token(new LinkedHashMap<>(Map.of(
                "grant_type",
                grant,
                "client_id",
                SignIn.PAGE,
                "username",
                "demo",
                "password",
                "x",
                "scope",
                "openid")));
        assertEquals(400, answer.statusCode());
        assertEquals("unsupported_grant_type", json(answer).path("error").asText());
    }

    @Test
    void a_refresh_token_renews_for_its_client_until_it_is_revoked() throws Exception {
        JsonNode given = json(token(codeForm(code(authorize()))));
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                SignIn.PAGE,
                "refresh_token",
                given.path("refresh_token").asText()));
        JsonNode renewed = json(token(form));
        assertNotEquals("", renewed.path("access_token").asText());

        String newest = renewed.path("refresh_token").asText();
        assertNotEquals(form.get("refresh_token"), newest);
        assertEquals(200, token(form).statusCode(), "its answer may have been lost");
        String used = form.put("refresh_token", newest);
        form.put("client_id", SignIn.COMMAND_LINE);
        assertEquals(400, token(form).statusCode());

        form.put("client_id", SignIn.PAGE);
        send("/revoke", Map.of("token", newest, "client_id", SignIn.PAGE));
        assertEquals(400, token(form).statusCode());
        form.put("refresh_token", used);
        assertEquals(400, token(form).statusCode(), "with the last one all end");
    }

    @Test
    void only_the_page_of_the_run_may_read_what_is_answered() throws Exception {
        assertEquals(Optional.of("http://localhost:8080"), allowedOrigin("http://localhost:8080"));
        assertEquals(Optional.empty(), allowedOrigin("http://evil.test"));
        assertEquals(Optional.empty(), allowedOrigin("http://localhost:8250"));
    }

    private Optional<String> allowedOrigin(String origin) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/token"))
                .header("Origin", origin)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=refresh_token"))
                .build();
        return http.send(request, BodyHandlers.ofString()).headers().firstValue("Access-Control-Allow-Origin");
    }

    @Test
    void the_key_is_made_when_it_is_wanted_is_its_owner_s_and_lasts_over_a_restart() throws Exception {
        Path key = folder.resolve("sign-in.key");
        assertFalse(Files.exists(key));
        String before = published();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        signIn.close();
        start();
        assertEquals(before, published());
    }

    private String published() throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(issuer + "/jwks")).build(), BodyHandlers.ofString())
                .body();
    }

    private Map<String, String> authorize() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", SignIn.PAGE);
        query.put("redirect_uri", BACK);
        query.put("scope", "openid");
        query.put("state", "s");
        query.put(
                "code_challenge",
                CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue());
        query.put("code_challenge_method", "S256");
        return query;
    }

    private HttpResponse<String> page(Map<String, String> query) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(issuer + "/authorize?" + encoded(query)))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> typed(Map<String, String> query) throws Exception {
        return send("/authorize?" + encoded(query), Map.of("username", "anna"));
    }

    private String code(Map<String, String> query) throws Exception {
        String back = typed(query).headers().firstValue("Location").orElseThrow();
        assertTrue(back.startsWith(BACK + "?code=") && back.endsWith("&state=s"), back);
        return back.replaceAll(".*[?&]code=([^&]*).*", "$1");
    }

    private Map<String, String> codeForm(String code) {
        return new LinkedHashMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                SignIn.PAGE,
                "redirect_uri",
                BACK,
                "code",
                code,
                "code_verifier",
                verifier.getValue()));
    }

    private HttpResponse<String> token(Map<String, String> form) throws Exception {
        return send("/token", form);
    }

    private HttpResponse<String> send(String path, Map<String, String> form) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form)))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    private static String encoded(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
