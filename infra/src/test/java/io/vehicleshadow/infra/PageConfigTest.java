package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page's {@code config.json} as it is copied into the bucket, beside what the page reads and may connect to. */
class PageConfigTest {
    private static final Pattern MEMBER = Pattern.compile("readonly (\\w+)(\\??): string");

    @Test
    void it_has_every_member_that_the_page_reads_but_the_one_for_local_runs() throws Exception {
        Set<String> read = new TreeSet<>();
        MEMBER.matcher(Files.readString(Path.of("..", "virtual-vehicle", "src", "wire", "config.ts")))
                .results()
                .forEach(member -> read.add(member.group(1)));
        assertTrue(read.remove("atTheCar"), read.toString());
        Set<String> written = new TreeSet<>();
        config("VehicleShadow").fieldNames().forEachRemaining(written::add);
        assertEquals(read, written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"VehicleShadow", "VehicleShadow-full"})
    void the_page_may_connect_to_what_its_config_names_and_to_the_sign_in_page_alone(String stack) throws Exception {
        JsonNode config = config(stack);
        String page = stack.endsWith("-full") ? "https://car.example.com" : "https://<Distribution.DomainName>";
        assertEquals(page + "/api", config.path("api").asText());
        String stage = stack.endsWith("-full") ? "-full" : "";
        assertEquals(
                Set.of(
                        "'self'",
                        config.path("mqttWebSocket").asText().replaceAll("/mqtt$", ""),
                        "https://cognito-idp.<AWS::Region>.amazonaws.com",
                        "https://vehicle-shadow" + stage + "-<AWS::AccountId>.auth.<AWS::Region>.amazoncognito.com"),
                connectSources(stack));
        assertEquals("<People.ProviderURL>", config.path("authority").asText());
    }

    /** Its files have their hash in the name. */
    @Test
    void who_has_an_older_page_open_still_finds_its_files_after_a_deployment() {
        JsonNode copy = Synthesis.template("VehicleShadow")
                .all("Custom::CDKBucketDeployment")
                .values()
                .iterator()
                .next();
        assertTrue(copy.path("Prune").isBoolean() && !copy.path("Prune").asBoolean(), copy.toString());
    }

    private static Set<String> connectSources(String stack) {
        JsonNode policy = Synthesis.template(stack)
                .all("AWS::CloudFront::ResponseHeadersPolicy")
                .values()
                .iterator()
                .next();
        String text = shortened(Template.plain(policy.at(
                "/ResponseHeadersPolicyConfig/SecurityHeadersConfig/ContentSecurityPolicy/ContentSecurityPolicy")));
        String connect = text.replaceAll(".*connect-src ([^;]*);.*", "$1");
        return Set.of(connect.split(" "));
    }

    /** The file, with what CloudFormation puts into it when it is copied. */
    private static JsonNode config(String stack) throws Exception {
        JsonNode copy = Synthesis.template(stack)
                .all("Custom::CDKBucketDeployment")
                .values()
                .iterator()
                .next();
        String asset = copy.at("/SourceObjectKeys/1").asText().replace(".zip", "");
        String text =
                Files.readString(Synthesis.folder().resolve("asset." + asset).resolve("config.json"));
        for (Map.Entry<String, JsonNode> marker : copy.at("/SourceMarkers/1").properties()) {
            text = text.replace(marker.getKey(), Template.plain(marker.getValue()));
        }
        return new ObjectMapper().readTree(shortened(text));
    }

    /** Without the module path and the hash of a logical id. */
    private static String shortened(String text) {
        return text.replaceAll("<\\w*?(Distribution|People|Asked|Page|Authorizer)[0-9A-F]{8}", "<$1");
    }
}
