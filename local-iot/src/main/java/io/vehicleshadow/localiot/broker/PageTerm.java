package io.vehicleshadow.localiot.broker;

import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When a connection with a token has to be asked about again, and when it ends. */
final class PageTerm {

    private static final Logger LOG = LoggerFactory.getLogger(PageTerm.class);

    private final Connection connection;
    private final Permissions permissions;
    private final BrokerParts parts;
    private PageAccess access;
    private long endsAtMillis = Long.MAX_VALUE;
    private long refreshAtMillis;

    PageTerm(Connection connection, Optional<PageAccess> access, Permissions permissions, BrokerParts parts) {
        this.connection = connection;
        this.permissions = permissions;
        this.parts = parts;
        access.ifPresent(this::begin);
    }

    private void begin(PageAccess granted) {
        long now = parts.clock().millis();
        access = granted;
        int disconnectAfter = granted.verdict().disconnectAfterSeconds();
        int refreshAfter = granted.verdict().refreshAfterSeconds();
        if (disconnectAfter > 0) {
            endsAtMillis = Math.min(endsAtMillis, now + disconnectAfter * 1000L);
        }
        refreshAtMillis = refreshAfter > 0 ? now + refreshAfter * 1000L : Long.MAX_VALUE;
    }

    void check() {
        if (access == null) {
            return;
        }
        long now = parts.clock().millis();
        if (now >= endsAtMillis) {
            connection.end(DisconnectReason.CUSTOMAUTH_TTL_EXPIRATION, MqttDisconnectReasonCode.MAXIMUM_CONNECT_TIME);
        } else if (now >= refreshAtMillis) {
            refreshAtMillis = Long.MAX_VALUE;
            access.askAgain()
                    .whenComplete((admission, failure) -> parts.loop().execute(() -> answered(admission, failure)));
        }
    }

    private void answered(Optional<Admission> admission, Throwable failure) {
        if (connection.isEnded()) {
            return;
        }
        if (failure != null || admission.isEmpty()) {
            LOG.info(
                    "{} is disconnected: its token is no longer good",
                    connection.presence().clientId(),
                    failure);
            connection.end(DisconnectReason.AUTH_ERROR, MqttDisconnectReasonCode.NOT_AUTHORIZED);
            return;
        }
        permissions.replace(admission.get().authorization());
        admission.get().page().ifPresent(this::begin);
    }
}
