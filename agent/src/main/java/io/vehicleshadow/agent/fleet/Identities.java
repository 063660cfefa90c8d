package io.vehicleshadow.agent.fleet;

import io.vehicleshadow.agent.provision.ClaimedIdentities;
import io.vehicleshadow.agent.provision.ProvisioningFailed;
import io.vehicleshadow.agent.session.Credentials;
import io.vehicleshadow.vehicle.ThingName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Gets each car its identity once, and not more of them in a second than AWS IoT gives. */
final class Identities {
    private final ClaimedIdentities claim;
    private final long pauseNanos;
    private long next = System.nanoTime();

    /** @param perSecond at most that many new identities in a second */
    Identities(ClaimedIdentities claim, int perSecond) {
        this.claim = claim;
        pauseNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    Credentials of(ThingName thing, Path folder) throws ProvisioningFailed, IOException, InterruptedException {
        if (ClaimedIdentities.holds(folder)) {
            return ClaimedIdentities.kept(folder);
        }
        TimeUnit.NANOSECONDS.sleep(waitNanos());
        return claim.get(thing, folder);
    }

    private synchronized long waitNanos() {
        long now = System.nanoTime();
        long turn = Math.max(now, next);
        next = turn + pauseNanos;
        return turn - now;
    }
}
