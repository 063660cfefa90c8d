package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.infra.deployment.BuildOutputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The API's document beside what is deployed. */
class ApiDocumentTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SIGN_IN = "/components/securitySchemes/signIn/openIdConnectUrl";
    private static final String TOO_FAST = "/components/responses/TooManyRequests";

    @Test
    void it_is_a_file_of_the_site_and_names_the_sign_in_of_the_stack() throws Exception {
        JsonNode copy = only("VehicleShadow", "Custom::CDKBucketDeployment");
        String asset = copy.at("/SourceObjectKeys/2").asText().replace(".zip", "");
        String text =
                Files.readString(Synthesis.folder().resolve("asset." + asset).resolve("api/openapi.json"));
        for (Map.Entry<String, JsonNode> marker : copy.at("/SourceMarkers/2").properties()) {
            text = text.replace(marker.getKey(), Template.plain(marker.getValue()));
        }
        JsonNode served = JSON.readTree(text);
        assertEquals(
                "<People.ProviderURL>/.well-known/openid-configuration",
                served.at(SIGN_IN).asText().replaceAll("<\\w*?(People)[0-9A-F]{8}", "<$1"));
        assertEquals(document().path("paths"), served.path("paths"));
    }

    @Test
    void the_site_has_it_and_everything_else_below_api_is_the_api_s() {
        JsonNode site = only("VehicleShadow", "AWS::CloudFront::Distribution").path("DistributionConfig");
        List<String> paths = new ArrayList<>();
        site.path("CacheBehaviors")
                .forEach(rule -> paths.add(rule.path("PathPattern").asText()));
        assertEquals(List.of("api/openapi.json", "api/*"), paths);
        assertEquals(site.at("/DefaultCacheBehavior/TargetOriginId"), site.at("/CacheBehaviors/0/TargetOriginId"));
    }

    @Test
    void it_tells_the_limits_of_the_web_acl_and_of_the_api_and_what_is_answered() throws Exception {
        JsonNode told = document().at(TOO_FAST);
        JsonNode acl = only("WebAcl-full", "AWS::WAFv2::WebACL");
        assertEquals(told.at("/x-limits/requestsPerAddress").asInt(), limit(acl, 0));
        assertEquals(told.at("/x-limits/requestsPerPerson").asInt(), limit(acl, 1));
        assertEquals(
                told.at("/x-limits/requestsPerSecond").asInt(),
                only("VehicleShadow", "AWS::ApiGatewayV2::Stage")
                        .at("/DefaultRouteSettings/ThrottlingRateLimit")
                        .asInt());
        String limits = Files.readString(Path.of("..", "docs", "deploying.md"));
        String row = limits.lines()
                .filter(line -> line.startsWith("| `requestsPerAddress`"))
                .findFirst()
                .orElseThrow();
        assertEquals("60", row.split("[|]")[2].replaceAll(".*, `|` *$", ""));
        assertEquals(60, told.at("/x-limits/commandsPerVehicle").asInt());
        assertEquals(
                told.at("/content/application~1json/examples/too-many-requests/value"),
                JSON.readTree(acl.at("/CustomResponseBodies/too-many-requests/Content")
                        .asText()));
    }

    private static int limit(JsonNode acl, int rule) {
        return acl.path("Rules")
                .path(rule)
                .at("/Statement/RateBasedStatement/Limit")
                .asInt();
    }

    private static JsonNode only(String stack, String type) {
        return Synthesis.template(stack).all(type).values().iterator().next();
    }

    private static JsonNode document() throws IOException {
        return JSON.readTree(BuildOutputs.in(Path.of("..")).openApi().toFile());
    }
}
