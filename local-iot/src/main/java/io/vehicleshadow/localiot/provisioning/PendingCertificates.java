package io.vehicleshadow.localiot.provisioning;

import io.vehicleshadow.localiot.identity.UnregisteredCertificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Certificates that wait to be registered by who knows their ownership token. Used by one thread. */
final class PendingCertificates {

    /** Source: AWS IoT developer guide, CreateCertificateFromCsr: the token is valid for one hour. */
    static final Duration TERM = Duration.ofHours(1);

    private record Pending(UnregisteredCertificate certificate, Instant end) {}

    private final Map<String, Pending> byToken = new HashMap<>();
    private final Clock clock;
    private final Supplier<String> tokens;

    PendingCertificates(Clock clock, Supplier<String> tokens) {
        this.clock = clock;
        this.tokens = tokens;
    }

    /** Keeps the certificate for an hour; returns its ownership token. */
    String keep(UnregisteredCertificate certificate) {
        Instant now = clock.instant();
        byToken.values().removeIf(pending -> !now.isBefore(pending.end()));
        String token = tokens.get();
        byToken.put(token, new Pending(certificate, now.plus(TERM)));
        return token;
    }

    UnregisteredCertificate find(String token) throws Rejection {
        Pending pending = byToken.get(token);
        if (pending == null) {
            throw Rejection.invalidToken("is unknown or was used: ask for a new certificate");
        }
        if (!clock.instant().isBefore(pending.end())) {
            throw Rejection.invalidToken("is older than an hour: ask for a new certificate");
        }
        return pending.certificate();
    }

    void forget(String token) {
        byToken.remove(token);
    }
}
