package io.vehicleshadow.functions.live;

import io.vehicleshadow.functions.access.Grant;
import io.vehicleshadow.functions.access.Role;
import io.vehicleshadow.functions.access.VehicleAccess;
import io.vehicleshadow.vehicle.ClientIds;
import io.vehicleshadow.vehicle.ThingName;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Decides about a page that wants to watch live. Called again at every refresh, so that a role taken away ends. */
public final class LiveAuthorizer {
    private static final Pattern CLIENT_ID = Pattern.compile(ClientIds.PAGE + "[A-Za-z0-9-]{8,64}");
    private final TokenVerifier tokens;
    private final VehicleAccess access;
    private final LiveTimes times;
    private final Clock clock;

    public LiveAuthorizer(TokenVerifier tokens, VehicleAccess access, LiveTimes times, Clock clock) {
        this.tokens = tokens;
        this.access = access;
        this.times = times;
        this.clock = clock;
    }

    /**
     * What the page may do. Where not all of a person's vehicles fit, the one that it names comes first, then their own,
     * then shared ones, oldest first: so each can be watched, and nobody pushes one out by sharing others.
     *
     * @param watched the vehicle that the page is about to show; anything if it names none
     * @param arnPrefix of the account's IoT resources, up to and with the last colon
     * @throws TokenRefused if it may do nothing
     * @throws IOException if the signing keys can't be fetched
     */
    public LivePass authorize(String token, String clientId, String watched, String arnPrefix)
            throws TokenRefused, IOException {
        if (!CLIENT_ID.matcher(clientId).matches()) {
            throw new TokenRefused("A page's client id is page- and 8 to 64 letters, digits or hyphens");
        }
        SignedIn signedIn = tokens.verify(token);
        List<ThingName> vehicles = access.vehicles(signedIn.person()).stream()
                .sorted(firstOf(watched))
                .map(Grant::thing)
                .toList();
        if (vehicles.isEmpty()) {
            throw new TokenRefused("This person has no vehicle to watch, or no longer");
        }
        List<String> policies = new LivePolicies(arnPrefix).documents(clientId, vehicles);
        Duration left = Duration.between(clock.instant(), signedIn.until());
        return new LivePass(signedIn.person(), policies, times.disconnectAfter(left), times.refreshAfter());
    }

    private static Comparator<Grant> firstOf(String watched) {
        return Comparator.<Grant, Boolean>comparing(
                        grant -> !grant.thing().value().equals(watched))
                .thenComparing(grant -> grant.role() != Role.OWNER)
                .thenComparing(Grant::since)
                .thenComparing(grant -> grant.thing().value());
    }
}
