package io.vehicleshadow.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.deploy.Deployment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a template gives AWS IoT, deployed to a stand-in of it as {@code local-iot deploy} does. */
final class DeployedFleet {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private DeployedFleet() {}

    /** Deploys what a template gives AWS IoT, and makes a certificate with the claim policy; the lines that were told. */
    static List<String> load(Template template, LocalIot iot) throws Exception {
        List<String> told = deploy(template.json().toString(), iot);
        iot.issueCertificate(
                "claim",
                found(iot, "/policies/vehicle-shadow-claim")
                        .path("policyDocument")
                        .asText());
        return told;
    }

    static List<String> deploy(String template, LocalIot iot) throws IOException {
        List<String> told = new ArrayList<>();
        Path made = Files.createTempDirectory("stack").resolve("VehicleShadow.json");
        new Deployment(URI.create(iot.endpoints().dataPlane()), made, told::add)
                .run("VehicleShadow", template, Map.of());
        Files.delete(made);
        Files.delete(made.getParent());
        return told;
    }

    /** The function that a rule of the template calls, by the id that stands for it where it isn't deployed. */
    static String calledByRules(Template template) {
        return template.all("AWS::IoT::TopicRule")
                .values()
                .iterator()
                .next()
                .at("/TopicRulePayload/Actions/0/Lambda/FunctionArn/Ref")
                .asText();
    }

    /** What the control plane says is at a path. */
    static JsonNode found(LocalIot iot, String path) throws IOException, InterruptedException {
        URI address = URI.create(iot.endpoints().dataPlane() + path);
        return JSON.readTree(HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body());
    }
}
