package io.vehicleshadow.local.gateway;

import io.vehicleshadow.local.listen.LocalListener;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Refuses who asks too often, as a deployment does: first the web ACL in front of page and API, by address, token and
 * vehicle, then API Gateway, which counts all people together. The web ACL counts here by minutes of the clock; AWS WAF
 * counts the last sixty seconds, roughly.
 *
 * <p>Source: the rules of infra's {@code WebAcl}; API Gateway developer guide, Throttle requests to your HTTP APIs.
 */
public final class Throttle {
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final String API = "^/api/.*";
    private static final String COMMANDS = "^/api/vehicles/[^/]+/commands$";
    private final Limits limits;
    private final String tooFast;
    private final Clock clock;
    private final Map<String, Integer> counts = new HashMap<>();
    private long minute;
    private double left;
    private long filled;

    /** @param document says how it is told */
    public Throttle(Limits limits, OpenApi document, Clock clock) {
        this.limits = limits;
        this.tooFast = document.tooFast();
        this.clock = clock;
        left = 2.0 * limits.aSecond();
        filled = clock.millis();
    }

    /** Whether a request gets through; if not, it has been answered. */
    public boolean admits(HttpServerRequest request) {
        if (!isWithinTheMinute(request)) {
            request.response()
                    .setStatusCode(429)
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Retry-After", String.valueOf(MINUTE / 1000))
                    .end(tooFast);
            return false;
        }
        if (request.path().matches(API) && !isWithinTheSecond()) {
            LocalListener.refuse(request.response(), 429, "Too Many Requests");
            return false;
        }
        return true;
    }

    private synchronized boolean isWithinTheMinute(HttpServerRequest request) {
        long now = clock.millis() / MINUTE;
        if (now != minute) {
            counts.clear();
            minute = now;
        }
        String path = request.path();
        String token = request.getHeader("Authorization");
        return isWithin("from " + request.remoteAddress().hostAddress(), limits.eachAddress())
                && (token == null || !path.matches(API) || isWithin("with " + token, limits.eachPerson()))
                && (!path.matches(COMMANDS) || isWithin("to " + path, limits.eachVehicle()));
    }

    private boolean isWithin(String who, int limit) {
        return counts.merge(who, 1, Integer::sum) <= limit;
    }

    private synchronized boolean isWithinTheSecond() {
        long now = clock.millis();
        left = Math.min(2.0 * limits.aSecond(), left + (now - filled) / 1000.0 * limits.aSecond());
        filled = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
