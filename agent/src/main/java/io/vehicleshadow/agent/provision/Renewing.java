package io.vehicleshadow.agent.provision;

import io.vehicleshadow.agent.loop.Loop;
import io.vehicleshadow.agent.service.PassingListener;
import io.vehicleshadow.agent.service.ShadowListener;
import io.vehicleshadow.agent.session.Credentials;
import io.vehicleshadow.agent.session.Endpoint;
import io.vehicleshadow.agent.session.ShadowSession;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.topic.RenewalTopics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews the vehicle's certificate in time: a new key, a certificate for it by the one that the vehicle has, a try, and
 * only then the change. The old one is kept until AWS IoT knows that the new one is in use. What counts is the service's
 * time, so a wrong clock in the car renews nothing. Called on the loop.
 */
public final class Renewing extends PassingListener {
    private static final Logger LOG = LoggerFactory.getLogger(Renewing.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_TRIES = Duration.ofDays(1);
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);
    private final ThingName thing;
    private final Setting setting;
    private final ShadowSession session;
    private final Loop loop;
    private final Provisioning provisioning;
    private final IdentityFolder folder;
    private Credentials credentials;
    /** The service's time less the loop's. */
    private Optional<Instant> serviceStart = Optional.empty();

    private State state = State.IN_USE;
    private boolean looked;
    private boolean rests;

    private enum State {
        /** The vehicle uses its certificate. */
        IN_USE,
        /** It gets another. */
        RENEWS,
        /** The agent ends. */
        ENDED
    }

    /**
     * How certificates are renewed.
     *
     * @param template the provisioning template
     * @param age of a certificate that is renewed; earlier, where it ends before
     */
    public record Setting(String template, Duration age) {
        /** @throws IllegalArgumentException if template or age can't be one */
        public Setting {
            Claim.requireTemplate("--renewal-template", template);
            if (age.compareTo(Duration.ofDays(1)) < 0) {
                throw new IllegalArgumentException("--renew-after is at least a day, but this is " + age.toDays());
            }
        }
    }

    /**
     * Sees what comes before another listener does.
     *
     * @param credentials of which certificate and key {@code provision} wrote
     * @throws IllegalArgumentException if it did not
     */
    public Renewing(
            ShadowListener next,
            ThingName thing,
            Endpoint endpoint,
            Credentials credentials,
            Setting setting,
            ShadowSession session,
            Loop loop) {
        super(next);
        this.thing = thing;
        this.credentials = credentials;
        this.setting = setting;
        this.session = session;
        this.loop = loop;
        folder = IdentityFolder.of(credentials.certificate());
        provisioning = new Provisioning(endpoint, setting.template(), folder, PATIENCE);
    }

    @Override
    public void connected() {
        looked = false;
        super.connected();
    }

    @Override
    public void getAccepted(ShadowDocument whole) {
        super.getAccepted(whole);
        whole.timestamp().ifPresent(now -> serviceStart = Optional.of(now.minusNanos(loop.nanoTime())));
        if (!looked) {
            looked = true;
            look();
        }
    }

    private void look() {
        if (state != State.IN_USE) {
            return;
        }
        try {
            if (folder.isOf(credentials.certificate()) && folder.holdsOthers()) {
                session.say(RenewalTopics.renewed(thing), NOTHING, this::forgetOthers);
            } else if (!rests && isToBeRenewed()) {
                renew();
            }
        } catch (IOException e) {
            LOG.error("{}: can't look at the certificate: {}", thing, e.toString());
        }
        if (!rests) {
            rests = true;
            loop.after(BETWEEN_TRIES, this::lookAgain);
        }
    }

    private void lookAgain() {
        rests = false;
        if (session.isConnected()) {
            look();
        }
    }

    private boolean isToBeRenewed() throws IOException {
        CertificateTerm term = CertificateTerm.of(credentials);
        return serviceStart
                .filter(start -> term.isToBeRenewed(start.plusNanos(loop.nanoTime()), setting.age()))
                .isPresent();
    }

    private void forgetOthers() {
        try {
            folder.removeOthers();
            LOG.info("{}: gave up the certificate before", thing);
        } catch (IOException e) {
            LOG.error("{}: can't remove the certificate before: {}", thing, e.toString());
        }
    }

    /** Under one client id there is one connection: the vehicle's ends meanwhile, and requests wait. */
    private void renew() {
        LOG.info("{}: renews its certificate", thing);
        state = State.RENEWS;
        session.cut();
        Thread thread = new Thread(this::renewNow, "renewal");
        thread.setDaemon(true);
        thread.start();
    }

    private void renewNow() {
        try {
            Credentials renewed =
                    provisioning.provision(credentials, thing, new SecureRandom(), (draft, registered) -> {
                        IdentityFiles now = draft.replace(credentials.certificate());
                        return new Credentials(credentials.clientId(), now.certificate(), now.key());
                    });
            loop.execute(() -> change(renewed));
        } catch (ProvisioningFailed | IOException e) {
            LOG.error("{}: its certificate is not renewed, the next try is tomorrow: {}", thing, e.getMessage());
            loop.execute(this::goOn);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            loop.execute(this::goOn);
        }
    }

    private void change(Credentials renewed) {
        if (state == State.RENEWS) {
            try {
                session.use(renewed);
                credentials = renewed;
                LOG.info("{}: its certificate is renewed", thing);
            } catch (IOException e) {
                LOG.error("{}: the renewed certificate can't be used before the next start: {}", thing, e.toString());
            }
        }
        goOn();
    }

    private void goOn() {
        if (state == State.RENEWS) {
            state = State.IN_USE;
            session.restore();
        }
    }

    /** The agent ends: what is under way changes nothing any more. */
    public void end() {
        loop.execute(() -> state = State.ENDED);
    }
}
