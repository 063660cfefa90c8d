package io.vehicleshadow.agent.provision;

import io.vehicleshadow.agent.session.Endpoint;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.proof.ProofPolicy;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** What the agent's configuration file says, in the words of its options. */
record AgentSettings(Endpoint endpoint, ThingName thing, ProofPolicy requireProof, Optional<String> renewalTemplate) {

    /**
     * The file's text.
     *
     * @param identity certificate, key and authority
     * @param data where the agent keeps its journal
     */
    String text(IdentityFiles identity, Path data) {
        Properties properties = new Properties();
        properties.setProperty("thing", thing.value());
        properties.setProperty("endpoint", endpoint.host());
        properties.setProperty("port", Integer.toString(endpoint.port()));
        properties.setProperty("ca", identity.authority().toString());
        properties.setProperty("certificate", identity.certificate().toString());
        properties.setProperty("key", identity.key().toString());
        properties.setProperty("data", data.toString());
        if (requireProof != ProofPolicy.NONE) {
            properties.setProperty("require-proof", requireProof.word());
        }
        renewalTemplate.ifPresent(template -> properties.setProperty("renewal-template", template));
        StringWriter text = new StringWriter();
        try {
            properties.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
