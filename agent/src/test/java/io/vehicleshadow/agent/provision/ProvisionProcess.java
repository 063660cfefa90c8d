package io.vehicleshadow.agent.provision;

import io.vehicleshadow.agent.AgentProgram;
import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.policy.PolicyDocument;
import io.vehicleshadow.vehicle.policy.IotAddress;
import io.vehicleshadow.vehicle.policy.PolicyDocuments;
import io.vehicleshadow.vehicle.policy.ProvisioningTemplateBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code provision} as a process of its own, with its output. */
public record ProvisionProcess(Process process) {
    static final PolicyDocuments POLICIES = new PolicyDocuments(new IotAddress("aws", "us-east-1", "000000000000"));
    static final String TEMPLATE =
            ProvisioningTemplateBody.of("vehicle", List.of("vehicle", "renewal"), false, "renewal");

    /** A claim, and the template by which it gets vehicles their identity. */
    public static void prepare(LocalIot iot) {
        iot.issueCertificate("claim", POLICIES.claim("vehicle-shadow"));
        iot.provisioning().putPolicy("vehicle", PolicyDocument.parse(POLICIES.vehicle()));
        iot.provisioning().putPolicy("renewal", PolicyDocument.parse(POLICIES.renewal("renewal")));
        iot.provisioning().putTemplate("vehicle-shadow", TEMPLATE);
        iot.provisioning().hook("renewal", (clientId, parameters) -> clientId.equals(parameters.get("ThingName")));
        iot.provisioning().putTemplate("renewal", ProvisioningTemplateBody.renewing(List.of("vehicle", "renewal")));
    }

    record Ended(int exitCode, String output, String error) {}

    static ProvisionProcess start(Map<String, String> environment, List<String> options) throws IOException {
        List<String> words = new ArrayList<>(List.of("provision"));
        words.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(AgentProgram.command(words));
        builder.environment().putAll(environment);
        return new ProvisionProcess(builder.start());
    }

    static List<String> options(LocalIot iot, String thing, Path out) {
        Path certificates = iot.endpoints().certificates();
        return List.of(
                "--endpoint=localhost",
                "--port=" + iot.endpoints().ports().mqtt(),
                "--ca=" + certificates.resolve("ca.pem"),
                "--claim-certificate=" + certificates.resolve("claim.pem"),
                "--claim-key=" + certificates.resolve("claim.key"),
                "--template=vehicle-shadow",
                "--thing=" + thing,
                "--out=" + out);
    }

    static Ended run(List<String> options, String... more) throws IOException {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return start(Map.of(), all).ended();
    }

    Ended ended() throws IOException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.onExit().join().exitValue(), output, error);
    }

    /** As a power cut. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }
}
