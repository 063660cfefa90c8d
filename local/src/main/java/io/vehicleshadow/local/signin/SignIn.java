package io.vehicleshadow.local.signin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.JWKSet;
import io.vehicleshadow.local.listen.LocalListener;
import io.vehicleshadow.vehicle.app.OtherApp;
import io.vehicleshadow.vehicle.json.JsonText;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An OpenID provider on loopback: authorization code with PKCE, and a page where a person types a name. */
public final class SignIn implements AutoCloseable {
    public static final String PAGE = "virtual-vehicle";
    public static final String COMMAND_LINE = "vehicle-command-line";
    /** The client id of account linking, for the skill. */
    public static final String VOICE = "alexa-skill";

    /**
     * Where the command line waits for a person to come back. A sign-in compares it letter by letter with what is
     * registered, so the port is fixed.
     */
    public static final URI COMMAND_LINE_REDIRECT = URI.create("http://localhost:8250/");

    /** Owns the vehicles of a local run, and has an account before anybody has signed in. */
    public static final String FIRST_OWNER = "demo";

    private static final String PATH = "/people";
    private static final int LONGEST_FORM = 8192;
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final AuthorizeEndpoint authorize;
    private final TokenEndpoint tokens;
    private final AccountEndpoint accounts;
    private final List<Client> clients;
    private final String issuer;
    private final SigningKey key;

    private SignIn(List<Client> clients, SigningKey key, Accounts known, String issuer, Clock clock)
            throws IOException {
        Grants grants = new Grants(new SecureRandom(), clock);
        this.clients = List.copyOf(clients);
        this.issuer = issuer;
        this.key = key;
        authorize = new AuthorizeEndpoint(this.clients, grants, known, page());
        accounts = new AccountEndpoint(known);
        tokens = new TokenEndpoint(grants, new PeopleTokens(issuer, key, clock));
    }

    /**
     * Starts it on a port of the loopback interface.
     *
     * @param folder where its key is kept, and who has an account
     * @param clients whom it gives tokens to
     * @throws Exception if the port is taken or the folder can't be written
     */
    public static SignIn start(int port, Path folder, List<Client> clients) throws Exception {
        SignIn signIn =
                new SignIn(clients, SigningKey.in(folder), new Accounts(folder), issuer(port), Clock.systemUTC());
        try {
            LocalListener.start(signIn.vertx, port, signIn.pageOrigins(), signIn::answer);
            return signIn;
        } catch (Exception e) {
            signIn.close();
            throw e;
        }
    }

    /**
     * The clients of a local run, which are those of a deployment.
     *
     * @param page the address of the page
     */
    public static List<Client> clientsOf(String page, List<OtherApp> apps) {
        List<Client> clients = new ArrayList<>();
        clients.add(new Client(PAGE, Set.of(URI.create(page + "/"))));
        clients.add(new Client(COMMAND_LINE, Set.of(COMMAND_LINE_REDIRECT)));
        apps.forEach(app -> clients.add(new Client(clientId(app), Set.of(URI.create(app.redirect())))));
        return List.copyOf(clients);
    }

    /** The clients whose tokens the API takes. */
    public static Set<String> clients(List<OtherApp> apps) {
        return Stream.concat(Stream.of(PAGE, COMMAND_LINE), apps.stream().map(SignIn::clientId))
                .collect(Collectors.toSet());
    }

    /** The client id of an app, which on AWS is one that Cognito makes. */
    public static String clientId(OtherApp app) {
        return "app-" + app.key();
    }

    /**
     * The clients whose tokens the skill takes: account linking's, and the command line's, which plays Alexa for the
     * person that is signed in there. The deployed skill takes account linking's alone.
     */
    public static Set<String> voiceClients() {
        return Set.of(VOICE, COMMAND_LINE);
    }

    /** The issuer at that port, below which {@code /.well-known/openid-configuration} is found. */
    public static String issuer(int port) {
        return "http://localhost:" + port + PATH;
    }

    /** Where the sign-in at that issuer says who has an account. */
    public static URI accounts(String issuer) {
        return URI.create(issuer).resolve("/");
    }

    /** Where an issuer publishes its keys. */
    public static URI keys(String issuer) {
        return URI.create(issuer + "/jwks");
    }

    /** Makes ready what the first person to sign in needs; without it they wait for it. */
    public void prepare() {
        key.get();
    }

    private Set<String> pageOrigins() {
        return clients.stream()
                .filter(client -> client.id().equals(PAGE))
                .flatMap(client -> client.redirects().stream())
                .map(redirect -> redirect.getScheme() + "://" + redirect.getAuthority())
                .collect(Collectors.toSet());
    }

    private void answer(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        // Who is let in at all may read the answers: this provider's pages, and the page of the run.
        if (request.getHeader("Origin") != null) {
            response.putHeader("Access-Control-Allow-Origin", request.getHeader("Origin"))
                    .putHeader("Vary", "Origin");
        }
        switch (request.method() + " " + request.path()) {
            case "GET " + PATH + "/.well-known/openid-configuration" -> json(response, discovery());
            case "GET " + PATH + "/jwks" ->
                response.putHeader("Content-Type", "application/json")
                        .end(new JWKSet(key.get().toPublicJWK()).toString());
            case "GET " + PATH + "/authorize" -> authorize.show(request);
            case "POST " + PATH + "/authorize" -> form(request, (answer, form) -> authorize.signIn(request, form));
            case "POST " + PATH + "/token" -> form(request, tokens::give);
            case "POST " + PATH + "/revoke" -> form(request, tokens::revoke);
            case "POST /" ->
                LocalListener.read(
                        vertx,
                        request,
                        LONGEST_FORM,
                        body -> accounts.answer(request, body.toString(StandardCharsets.UTF_8)));
            case "GET " + PATH + "/endsession" -> signedOut(request);
            default -> LocalListener.refuse(response, 404, "Not found");
        }
    }

    private void form(HttpServerRequest request, BiConsumer<HttpServerResponse, Parameters> use) {
        LocalListener.read(
                vertx,
                request,
                LONGEST_FORM,
                body -> use.accept(request.response(), Parameters.of(body.toString(StandardCharsets.UTF_8))));
    }

    /** Nothing is kept of who signed in, so there is nothing to end here. */
    private void signedOut(HttpServerRequest request) {
        String back = Parameters.of(request.query()).get("post_logout_redirect_uri");
        boolean registered = clients.stream()
                .anyMatch(client -> client.redirects().stream()
                        .anyMatch(known -> known.toString().equals(back)));
        if (registered) {
            request.response().setStatusCode(302).putHeader("Location", back).end();
        } else {
            request.response().end("You are signed out.\n");
        }
    }

    private ObjectNode discovery() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("issuer", issuer)
                .put("authorization_endpoint", issuer + "/authorize")
                .put("token_endpoint", issuer + "/token")
                .put("revocation_endpoint", issuer + "/revoke")
                .put("end_session_endpoint", issuer + "/endsession")
                .put("jwks_uri", keys(issuer).toString());
        json.putArray("response_types_supported").add("code");
        json.putArray("grant_types_supported").add("authorization_code").add("refresh_token");
        json.putArray("subject_types_supported").add("public");
        json.putArray("id_token_signing_alg_values_supported").add("RS256");
        json.putArray("code_challenge_methods_supported").add("S256");
        json.putArray("token_endpoint_auth_methods_supported").add("none");
        json.putArray("scopes_supported").add("openid").add("profile");
        return json;
    }

    private static void json(HttpServerResponse response, ObjectNode json) {
        response.putHeader("Content-Type", "application/json").end(JsonText.write(json));
    }

    private static String page() throws IOException {
        try (InputStream page = SignIn.class.getResourceAsStream("sign-in.html")) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
