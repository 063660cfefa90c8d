package io.vehicleshadow.functions.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.functions.live.LiveAuthorizer;
import io.vehicleshadow.functions.live.LivePass;
import io.vehicleshadow.functions.live.LiveTimes;
import io.vehicleshadow.functions.live.PublishedKeys;
import io.vehicleshadow.functions.live.TokenRefused;
import io.vehicleshadow.functions.live.TokenVerifier;
import io.vehicleshadow.functions.wiring.Priming;
import io.vehicleshadow.functions.wiring.UseCases;
import io.vehicleshadow.vehicle.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/**
 * The Lambda function that AWS IoT calls before a page may connect, and at every refresh. The token is the MQTT password,
 * or else {@code token} of the event; the MQTT user name is the vehicle that the page shows. Thread-safe.
 *
 * <p>The environment names ISSUER, CLIENT_IDS (separated by commas) and perhaps JWKS_URI. Source: AWS IoT developer guide,
 * custom authentication.
 */
public final class LiveAuthorizerHandler implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(LiveAuthorizerHandler.class);
    private final LiveAuthorizer authorizer;
    private final Priming priming = new Priming(this, () -> List.of(Priming.NO_EVENT));

    public LiveAuthorizerHandler() {
        this(authorizer(System.getenv()));
    }

    public LiveAuthorizerHandler(LiveAuthorizer authorizer) {
        this.authorizer = authorizer;
    }

    private static LiveAuthorizer authorizer(Map<String, String> environment) {
        String issuer = required(environment, "ISSUER");
        Set<String> clients = Set.of(required(environment, "CLIENT_IDS").split(","));
        URI keys = URI.create(environment.getOrDefault("JWKS_URI", issuer + "/.well-known/jwks.json"));
        Clock clock = Clock.systemUTC();
        TokenVerifier tokens = new TokenVerifier(new PublishedKeys(keys, clock), issuer, clients, clock);
        return new LiveAuthorizer(tokens, UseCases.of(environment).access(), LiveTimes.AWS, clock);
    }

    private static String required(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .orElseThrow(() -> new IllegalArgumentException("The environment variable " + name + " is not set"));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        JsonNode event = JsonText.read(input.readAllBytes());
        output.write(JsonText.bytes(PowertoolsLogging.withLogging(context, 0, "", null, () -> answer(event, context))));
    }

    private ObjectNode answer(JsonNode event, Context context) {
        try {
            JsonNode mqtt = event.path("protocolData").path("mqtt");
            // What follows the question mark names the authorizer.
            String watched = mqtt.path("username").asText().split("\\?", 2)[0];
            return pass(
                    authorizer.authorize(token(event), mqtt.path("clientId").asText(), watched, arnPrefix(context)));
        } catch (TokenRefused e) {
            LOG.info("Refused a page: {}", e.getMessage());
        } catch (IOException e) {
            LOG.warn("Can't fetch the signing keys", e);
        }
        return JsonNodeFactory.instance.objectNode().put("isAuthenticated", false);
    }

    private static String token(JsonNode event) {
        String password =
                event.path("protocolData").path("mqtt").path("password").asText();
        try {
            String decoded = new String(Base64.getDecoder().decode(password), StandardCharsets.UTF_8);
            return decoded.isEmpty() ? event.path("token").asText() : decoded;
        } catch (IllegalArgumentException e) {
            return event.path("token").asText();
        }
    }

    private static ObjectNode pass(LivePass pass) {
        byte[] person = pass.person().value().getBytes(StandardCharsets.UTF_8);
        String principal = HexFormat.of().formatHex(person);
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("isAuthenticated", true)
                .put("principalId", principal.substring(0, Math.min(128, principal.length())))
                .put("disconnectAfterInSeconds", pass.disconnectAfter().toSeconds())
                .put("refreshAfterInSeconds", pass.refreshAfter().toSeconds());
        ArrayNode documents = json.putArray("policyDocuments");
        pass.policies().forEach(documents::add);
        return json;
    }

    private static String arnPrefix(Context context) {
        String[] arn = Optional.ofNullable(context)
                .map(Context::getInvokedFunctionArn)
                .orElse("arn:aws:lambda:us-east-1:000000000000:function:local")
                .split(":");
        return "arn:" + arn[1] + ":iot:" + arn[3] + ":" + arn[4] + ":";
    }
}
