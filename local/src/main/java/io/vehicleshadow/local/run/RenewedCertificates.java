package io.vehicleshadow.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.localiot.identity.CertificateStatus;
import io.vehicleshadow.localiot.identity.RegisteredCertificates;
import io.vehicleshadow.localiot.rule.action.RuleFunction;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What the function {@code renewal.js} does in AWS when vehicles renew their certificates. */
final class RenewedCertificates implements RuleFunction {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final CompletableFuture<RegisteredCertificates> registered = new CompletableFuture<>();

    /** These are the certificates. */
    void are(RegisteredCertificates certificates) {
        registered.complete(certificates);
    }

    /** Whether a client asks for a certificate of the thing as which it is connected. */
    static boolean onlyItself(String clientId, Map<String, String> parameters) {
        return clientId.equals(parameters.get("ThingName"));
    }

    /** A vehicle uses a certificate: those of its thing that were made before can't connect any more. */
    @Override
    public void onEvent(byte[] event) throws IOException {
        JsonNode said = JSON.readTree(event);
        String thing = said.path("thing").asText();
        RegisteredCertificates all = registered.join();
        Instant made = all.find(said.path("certificate").asText())
                .filter(used -> used.registration().things().contains(thing))
                .map(used -> used.registration().created())
                .orElse(Instant.EPOCH);
        all.all(each -> each.things().contains(thing) && each.created().isBefore(made))
                .forEach(each -> all.change(each.id(), before -> before.with(CertificateStatus.INACTIVE)));
    }
}
