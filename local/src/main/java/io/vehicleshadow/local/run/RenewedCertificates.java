package io.vehicleshadow.local.run;

import io.vehicleshadow.localiot.identity.CertificateStatus;
import io.vehicleshadow.localiot.identity.RegisteredCertificates;
import io.vehicleshadow.localiot.identity.RegisteredCertificates.Entry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What the function {@code renewal.js} does in AWS when vehicles renew their certificates. A rule here does not tell the
 * certificate that published, so the newest counts.
 */
final class RenewedCertificates {
    private final RegisteredCertificates registered;

    RenewedCertificates(RegisteredCertificates registered) {
        this.registered = registered;
    }

    /** Whether a client asks for a certificate of the thing as which it is connected. */
    static boolean onlyItself(String clientId, Map<String, String> parameters) {
        return clientId.equals(parameters.get("ThingName"));
    }

    /** The vehicle uses its newest certificate: those before can't connect any more. */
    void deactivateOlder(String thing) {
        List<Entry> own = registered.all(each -> each.things().contains(thing));
        Instant newest = own.stream()
                .map(each -> each.registration().created())
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        own.stream()
                .filter(each -> each.registration().created().isBefore(newest))
                .forEach(each -> registered.change(each.id(), before -> before.with(CertificateStatus.INACTIVE)));
    }
}
