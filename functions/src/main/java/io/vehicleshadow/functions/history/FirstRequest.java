package io.vehicleshadow.functions.history;

import java.time.Instant;

/**
 * The first request under an idempotency key.
 *
 * @param requestId names it
 * @param at when it came in
 * @param content what it requested; another under the same key is another command
 */
public record FirstRequest(String requestId, Instant at, String content) {}
