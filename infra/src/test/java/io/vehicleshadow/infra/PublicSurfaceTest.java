package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.infra.deployment.BuildOutputs;
import io.vehicleshadow.infra.functions.ApiRoute;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicSurfaceTest {
    private static final Set<String> PRIVATE =
            Set.of("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets");

    @Test
    void every_route_of_the_functions_is_there_and_behind_the_sign_in() {
        Template template = Synthesis.template("VehicleShadow");
        Set<String> expected = new TreeSet<>();
        ApiRoute.readFrom(BuildOutputs.in(Path.of("..")).openApi())
                .forEach(route -> expected.add(route.method() + " " + route.path()));
        Set<String> found = new TreeSet<>();
        template.all("AWS::ApiGatewayV2::Route").forEach((id, route) -> {
            found.add(route.path("RouteKey").asText());
            assertEquals("JWT", route.path("AuthorizationType").asText(), id);
            assertTrue(route.has("AuthorizerId"), id);
            assertTrue(route.has("Target"), id);
        });
        assertTrue(expected.size() >= 12, expected.toString());
        assertEquals(expected, found);
    }

    @Test
    void the_api_takes_tokens_for_the_page_and_the_command_line_and_tells_no_other_site_anything() {
        Template template = Synthesis.template("VehicleShadow");
        JsonNode authorizer = template.all("AWS::ApiGatewayV2::Authorizer")
                .values()
                .iterator()
                .next();
        JsonNode clients = authorizer.path("JwtConfiguration").path("Audience");
        assertEquals(2, clients.size());
        Set<String> callbacks = new TreeSet<>();
        clients.forEach(client -> template.all("AWS::Cognito::UserPoolClient")
                .get(client.path("Ref").asText())
                .path("CallbackURLs")
                .forEach(address -> callbacks.add(Template.plain(address).replaceAll("<.*>", "PAGE"))));
        assertEquals(Set.of("http://localhost:8250/", "https://PAGE/"), callbacks);
        template.all("AWS::ApiGatewayV2::Api").forEach((id, api) -> assertFalse(api.has("CorsConfiguration"), id));
    }

    /** It can't be changed once the pool is made. */
    @Test
    void who_writes_their_address_with_a_capital_signs_in_all_the_same() {
        for (String stack : List.of("VehicleShadow", "VehicleShadow-full")) {
            JsonNode people = Synthesis.template(stack)
                    .all("AWS::Cognito::UserPool")
                    .values()
                    .iterator()
                    .next();
            JsonNode sensitive = people.at("/UsernameConfiguration/CaseSensitive");
            assertTrue(sensitive.isBoolean() && !sensitive.asBoolean(), people.toString());
        }
    }

    @Test
    void the_command_line_is_not_taken_for_the_page() {
        Template template = Synthesis.template("VehicleShadow");
        List<JsonNode> told = template.all("AWS::Lambda::Function").values().stream()
                .map(function -> function.path("Environment").path("Variables"))
                .toList();
        Set<String> pages = new TreeSet<>();
        told.stream()
                .filter(variables -> variables.has("PAGE_CLIENT_ID"))
                .forEach(variables ->
                        pages.add(variables.path("PAGE_CLIENT_ID").path("Ref").asText()));
        assertEquals(1, pages.size(), pages.toString());
        String callbacks = template.all("AWS::Cognito::UserPoolClient")
                .get(pages.iterator().next())
                .path("CallbackURLs")
                .toString();
        assertTrue(callbacks.contains("Distribution"), callbacks);
        assertTrue(
                told.stream()
                        .map(variables -> Template.plain(variables.path("CLIENT_IDS")))
                        .anyMatch(ids -> ids.matches("<SignInPage\\w+>,<SignInCommandLine\\w+>")),
                "live pages and ./vehicle watch: " + told);
    }

    @Test
    void an_app_of_others_has_a_client_without_secret_whose_tokens_count_and_that_the_history_names() {
        Template template = Synthesis.template("VehicleShadow-full");
        Map<String, JsonNode> clients = template.all("AWS::Cognito::UserPoolClient");
        JsonNode desk = clients.entrySet().stream()
                .filter(client -> client.getKey().startsWith("SignInAppfleetdesk"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
        assertEquals(
                "[\"https://desk.example.com/back\"]", desk.path("CallbackURLs").toString());
        assertFalse(desk.path("GenerateSecret").asBoolean(), desk.toString());
        String audience = template.all("AWS::ApiGatewayV2::Authorizer").toString();
        assertTrue(audience.contains("SignInAppfleetdesk") && audience.contains("SignInAppdealer"), audience);
        List<String> told = template.all("AWS::Lambda::Function").values().stream()
                .map(function -> function.path("Environment").path("Variables"))
                .map(variables ->
                        Template.plain(variables.path("APPS")) + " " + Template.plain(variables.path("CLIENT_IDS")))
                .toList();
        assertTrue(
                told.stream()
                        .anyMatch(one ->
                                one.matches("<SignInAppfleetdesk\\w+>=Fleet desk,<SignInAppdealer\\w+>=Dealer .*")),
                told.toString());
        assertTrue(
                told.stream().anyMatch(one -> one.matches(".* <\\w+>,<\\w+>,<SignInAppfleetdesk\\w+>,<\\w+>")),
                "live: " + told);
    }

    @Test
    void the_api_is_throttled_and_logs_no_token() {
        JsonNode stage = Synthesis.template("VehicleShadow")
                .all("AWS::ApiGatewayV2::Stage")
                .values()
                .iterator()
                .next();
        assertTrue(
                stage.path("DefaultRouteSettings").path("ThrottlingRateLimit").asInt() > 0);
        String format = stage.path("AccessLogSettings").path("Format").asText();
        assertTrue(format.contains("$context.requestId"), format);
        assertFalse(format.toLowerCase(java.util.Locale.ROOT).contains("header"), format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"VehicleShadow", "VehicleShadow-full"})
    void no_bucket_is_public(String stack) {
        Template template = Synthesis.template(stack);
        assertEquals(2, template.all("AWS::S3::Bucket").size());
        template.all("AWS::S3::Bucket").forEach((id, bucket) -> {
            for (String block : PRIVATE) {
                assertTrue(
                        bucket.path("PublicAccessBlockConfiguration")
                                .path(block)
                                .asBoolean(),
                        id + " " + block);
            }
        });
        template.all("AWS::S3::BucketPolicy")
                .forEach((id, policy) -> policy.path("PolicyDocument")
                        .path("Statement")
                        .forEach(statement -> assertTrue(
                                statement.path("Effect").asText().equals("Deny")
                                        || !statement
                                                .path("Principal")
                                                .toString()
                                                .contains("\"*\""),
                                id + ": " + statement)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"VehicleShadow", "VehicleShadow-full", "FleetAtScale"})
    void no_secret_is_in_the_template(String stack) throws Exception {
        String text = Files.readString(Synthesis.file(stack));
        assertFalse(text.contains("PRIVATE KEY"));
        assertFalse(text.matches("(?s).*\\bAKIA[A-Z0-9]{16}\\b.*"));
        Template template = Synthesis.template(stack);
        template.all("Alexa::ASK::Skill").forEach((id, skill) -> {
            JsonNode credentials = skill.path("AuthenticationConfiguration");
            assertEquals(3, credentials.size());
            credentials.forEach(
                    each -> assertTrue(Template.plain(each).startsWith("{{resolve:secretsmanager:"), each.toString()));
        });
        for (JsonNode output : template.json().path("Outputs")) {
            assertFalse(output.toString().contains("ClientSecret"), output.toString());
        }
    }

    /** Alexa looks whether it may call the endpoint when the skill gets it. */
    @Test
    void the_skill_gets_its_endpoint_when_alexa_may_call_it() {
        JsonNode resources = Synthesis.template("VehicleShadow-full").json().path("Resources");
        Set<String> before = new TreeSet<>();
        resources.forEach(resource -> {
            if (resource.path("Type").asText().equals("Alexa::ASK::Skill")) {
                resource.path("DependsOn")
                        .forEach(id -> before.add(resources
                                .path(id.asText())
                                .path("Properties")
                                .path("Principal")
                                .asText()));
            }
        });
        assertTrue(before.contains("alexa-appkit.amazon.com"), before.toString());
    }

    @Test
    void alexa_may_call_the_skill_function_for_our_skill_alone() {
        long bound = Synthesis.template("VehicleShadow-full").all("AWS::Lambda::Permission").values().stream()
                .filter(permission -> permission.path("Principal").asText().equals("alexa-appkit.amazon.com"))
                .filter(permission ->
                        permission.path("EventSourceToken").asText().equals(Synthesis.OPTIONS.get("alexaSkillId")))
                .count();
        assertEquals(1, bound);
        assertTrue(Synthesis.template("VehicleShadow").all("AWS::Lambda::Permission").values().stream()
                .noneMatch(permission -> permission.toString().contains("alexa")));
    }

    /** Without a list Cognito also lets a program sign people in with their password, past the sign-in page. */
    @Test
    void people_sign_in_on_the_sign_in_page_and_nowhere_else() {
        Synthesis.template("VehicleShadow-full")
                .all("AWS::Cognito::UserPoolClient")
                .forEach((id, client) -> {
                    assertEquals(
                            List.of("ALLOW_REFRESH_TOKEN_AUTH"), Template.texts(client.path("ExplicitAuthFlows")), id);
                    assertEquals(List.of("code"), Template.texts(client.path("AllowedOAuthFlows")), id);
                });
    }

    /** Otherwise API Gateway adds each log to the account's one log policy, and a full account refuses the stage. */
    @Test
    void the_access_log_needs_no_place_in_the_account_s_log_policy() {
        Template template = Synthesis.template("VehicleShadow-full");
        String destination = Template.plain(template.all("AWS::ApiGatewayV2::Stage")
                .values()
                .iterator()
                .next()
                .at("/AccessLogSettings/DestinationArn"));
        JsonNode log = template.all("AWS::Logs::LogGroup").get(destination.replaceAll("<(\\w+)\\.Arn>", "$1"));
        assertEquals(
                "/aws/vendedlogs/vehicle-shadow-full-api",
                log.path("LogGroupName").asText());
    }
}
