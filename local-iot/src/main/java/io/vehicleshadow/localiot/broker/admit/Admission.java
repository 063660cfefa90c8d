package io.vehicleshadow.localiot.broker.admit;

import io.vehicleshadow.localiot.policy.Authorization;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Who a client turned out to be.
 *
 * @param principalId its principal
 * @param authorization what it may do
 * @param term how long that holds; empty for as long as the connection lasts
 * @param now what it may do at the time of the call, if that can change meanwhile; gives nothing once it is unknown
 */
public record Admission(
        String principalId,
        Authorization authorization,
        Optional<Term> term,
        Optional<Supplier<Optional<Authorization>>> now) {

    /**
     * How long an admission by token holds.
     *
     * @param endsAfterSeconds when the connection ends at the latest, counted from its CONNECT; 0 for never
     * @param refreshAfterSeconds when the authorizer is called again; 0 for never
     * @param refresh calls it: the admission that counts from then on, or empty when the token is no longer good
     */
    public record Term(
            int endsAfterSeconds, int refreshAfterSeconds, Supplier<CompletionStage<Optional<Admission>>> refresh) {}
}
