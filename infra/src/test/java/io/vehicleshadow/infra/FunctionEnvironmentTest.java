package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.vehicle.proof.KeyPem;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each function starts with the variables that it is deployed with, and none of them is Lambda's own. */
class FunctionEnvironmentTest {
    /** Source: AWS Lambda developer guide, "Defined runtime environment variables", reserved ones. */
    private static final List<String> RESERVED =
            List.of("_HANDLER", "_X_AMZN_TRACE_ID", "LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR");

    /** What a field of a secret may hold: 32 bytes in base64. */
    private static final String SECRET = Base64.getEncoder().encodeToString(new byte[32]);

    /** What a secret without fields holds: a key. */
    private static final String KEY = key();

    private final Map<String, JsonNode> functions = functions();

    @TestFactory
    Stream<DynamicTest> a_function_starts_with_what_it_is_told() {
        return functions.entrySet().stream()
                .map(function -> DynamicTest.dynamicTest(function.getKey(), () -> start(function.getValue())));
    }

    private static void start(JsonNode function) throws Exception {
        Map<String, String> environment = new TreeMap<>(Map.of("AWS_REGION", "eu-west-1"));
        function.at("/Environment/Variables")
                .properties()
                .forEach(variable -> environment.put(
                        variable.getKey(),
                        Template.plain(variable.getValue())
                                .replaceFirst("\\{\\{resolve:secretsmanager:.*:SecretString:::\\}\\}", KEY)
                                .replaceFirst("\\{\\{resolve:secretsmanager:.*\\}\\}", SECRET)
                                .replaceAll("[<>]", "")));
        FunctionProcess started = FunctionProcess.run(
                StartedFunction.class, environment, function.path("Handler").asText());
        assertEquals(0, started.exitCode(), started.said());
    }

    @Test
    void a_function_that_is_told_too_little_does_not_start() throws Exception {
        FunctionProcess started = FunctionProcess.run(
                StartedFunction.class,
                Map.of("AWS_REGION", "eu-west-1", "TABLE_NAME", "t"),
                "io.vehicleshadow.functions.handler.CommandsHandler");
        assertEquals(1, started.exitCode(), started.said());
        assertTrue(started.said().contains("IOT_ENDPOINT"), started.said());
    }

    @Test
    void no_variable_is_lambdas_own() {
        assertEquals(10, functions.size());
        functions.forEach((id, function) -> function.at("/Environment/Variables")
                .fieldNames()
                .forEachRemaining(name -> {
                    assertFalse(name.startsWith("AWS_") || RESERVED.contains(name), id + " " + name);
                }));
    }

    private static String key() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return KeyPem.write("PRIVATE KEY", pair.getPrivate().getEncoded())
                    + KeyPem.write("PUBLIC KEY", pair.getPublic().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, JsonNode> functions() {
        Map<String, JsonNode> ours =
                new TreeMap<>(Synthesis.template("VehicleShadow-full").all("AWS::Lambda::Function"));
        ours.values().removeIf(function -> !function.path("Runtime").asText().startsWith("java"));
        return ours;
    }
}
