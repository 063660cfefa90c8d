package io.vehicleshadow.localiot.broker.connect;

import io.vehicleshadow.localiot.broker.admit.Admission;
import io.vehicleshadow.localiot.broker.admit.Permissions;
import io.vehicleshadow.localiot.broker.presence.DisconnectReason;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When the authorizer is called again for a connection with a token, and when that connection ends. */
final class PageTerm {

    private static final Logger LOG = LoggerFactory.getLogger(PageTerm.class);

    private final Permissions permissions;
    private final BrokerParts parts;
    private final Ending ending;
    private Admission.Term term;
    private long endsAtMillis = Long.MAX_VALUE;
    private long refreshAtMillis = Long.MAX_VALUE;

    /** Ends the connection, if it is still open. */
    interface Ending {
        void end(DisconnectReason reason, MqttDisconnectReasonCode code);
    }

    PageTerm(Optional<Admission.Term> term, Permissions permissions, BrokerParts parts, Ending ending) {
        this.permissions = permissions;
        this.parts = parts;
        this.ending = ending;
        term.ifPresent(this::begin);
    }

    private void begin(Admission.Term granted) {
        long now = parts.clock().millis();
        term = granted;
        if (granted.endsAfterSeconds() > 0) {
            endsAtMillis = Math.min(endsAtMillis, now + granted.endsAfterSeconds() * 1000L);
        }
        refreshAtMillis =
                granted.refreshAfterSeconds() > 0 ? now + granted.refreshAfterSeconds() * 1000L : Long.MAX_VALUE;
    }

    void check() {
        long now = parts.clock().millis();
        if (now >= endsAtMillis) {
            ending.end(DisconnectReason.CUSTOMAUTH_TTL_EXPIRATION, MqttDisconnectReasonCode.MAXIMUM_CONNECT_TIME);
        } else if (now >= refreshAtMillis) {
            refreshAtMillis = Long.MAX_VALUE;
            term.refresh()
                    .get()
                    .whenComplete((admission, failure) -> parts.loop().execute(() -> answered(admission, failure)));
        }
    }

    private void answered(Optional<Admission> admission, Throwable failure) {
        if (failure != null) {
            LOG.warn("A connection ends, as its authorizer can't decide: {}", ConnectHandler.reason(failure));
        }
        if (failure != null || admission.isEmpty()) {
            ending.end(DisconnectReason.AUTH_ERROR, MqttDisconnectReasonCode.NOT_AUTHORIZED);
            return;
        }
        permissions.replace(admission.get().authorization());
        admission.get().term().ifPresent(this::begin);
    }
}
