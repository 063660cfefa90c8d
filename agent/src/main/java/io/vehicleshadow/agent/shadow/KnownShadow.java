package io.vehicleshadow.agent.shadow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.agent.journal.Intent;
import io.vehicleshadow.agent.journal.Journal;
import io.vehicleshadow.vehicle.shadow.AgentReport;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.shadow.ShadowUpdate;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the vehicle knows of its shadow, from the service's messages: which requests are open, what is reported, and in
 * which versions. A request that is over leaves the journal here. Not thread-safe.
 */
public final class KnownShadow {
    private static final Logger LOG = LoggerFactory.getLogger(KnownShadow.class);
    private final SignalCatalogue catalogue;
    private final Journal journal;
    private final Requests requests;
    private final KnownVersions versions = new KnownVersions();
    private final Reports reports;
    private final UnknownOutcomes unknownOutcomes;
    private final Answers answers;
    private final ProofReport proofs;
    private Standing standing = Standing.OFFLINE;

    /**
     * Knows nothing yet.
     *
     * @param agent what the agent says of itself
     * @param proofs what the vehicle tells of proofs and keys; empty if nothing
     */
    public KnownShadow(
            SignalCatalogue catalogue, Journal journal, AgentReport agent, Supplier<Optional<ObjectNode>> proofs) {
        this.catalogue = catalogue;
        this.journal = journal;
        requests = new Requests(catalogue);
        reports = new Reports(catalogue, agent);
        unknownOutcomes = new UnknownOutcomes(catalogue);
        answers = new Answers(catalogue, unknownOutcomes);
        this.proofs = new ProofReport(proofs);
    }

    /** How far the shadow is known now. */
    public Standing standing() {
        return standing;
    }

    // The connection.

    /** Takes up what the agent had begun when it last ended. */
    public void resume() {
        for (Intent intent : journal.unanswered()) {
            String key = intent.key().value();
            LOG.warn("{} was begun and not answered before the agent last ended", key);
            requests.of(key).resume(Request.interrupted(key, intent.leaf(), intent.version()));
            versions.saw(intent.version());
        }
    }

    /** A connection begins: what happened in between is unknown. */
    public void connected() {
        standing = Standing.UNKNOWN;
        versions.restart();
        reports.everything();
    }

    /** The connection has ended. */
    public void disconnected() {
        standing = Standing.OFFLINE;
    }

    // The service's messages.

    /**
     * A GET has found no shadow. What is known of an earlier one no longer counts, and which messages do is only known
     * from the next document: until then the vehicle only reports, which creates the shadow again.
     */
    public void missing() {
        standing = Standing.MISSING;
        gone();
    }

    /** A GET has brought the document that the vehicle goes by from now on: its versions may start over. */
    public void synchronize(ShadowDocument whole) {
        if (whole.version() < versions.newest()) {
            LOG.warn("The shadow's versions start over, from {} on", whole.version());
            startOver();
        }
        standing = Standing.SYNCHRONIZED;
        whole(whole);
    }

    private void startOver() {
        over(requests.forget());
        versions.forget();
        reports.forget();
        proofs.forget();
        unknownOutcomes.forget();
    }

    /** The service has shown the whole document. */
    public void whole(ShadowDocument document) {
        versions.whole(document.version());
        over(requests.whole(document));
        reports.whole(document);
        proofs.whole(document);
        unknownOutcomes.whole(document);
    }

    /** Desired differs from reported. */
    public void delta(ShadowDocument difference) {
        versions.saw(difference.version());
        requests.delta(difference);
    }

    /** The update that made that version has been seen. */
    public void changed(long version) {
        versions.change(version);
    }

    /** Somebody's update was accepted. */
    public void accepted(ShadowDocument part) {
        over(requests.accepted(part));
        reports.accepted(part);
        proofs.accepted(part);
        unknownOutcomes.accepted(part);
    }

    /** The shadow was deleted in that version; the next report creates it again. */
    public void deleted(long version) {
        requests.deleted(version);
        gone();
    }

    private void gone() {
        versions.restart();
        reports.forget();
        proofs.forget();
        unknownOutcomes.forget();
    }

    // Versions.

    /** The newest version that the vehicle has heard of. */
    public long newestVersion() {
        return versions.newest();
    }

    /** Whether everything up to that version has been seen on this connection. */
    public boolean hasSeenAllUpTo(long version) {
        return versions.complete() >= version;
    }

    // Requests.

    /** The request under way for a signal. */
    public Optional<Request> current(String key) {
        return requests.current(key);
    }

    /** The requests that were begun before the agent last ended and of whose end nothing is known yet. */
    public List<Request> interrupted() {
        return requests.all().stream()
                .flatMap(queue -> queue.current().stream())
                .filter(request -> request.wasInterrupted() && !request.isEnded())
                .toList();
    }

    /** Takes up the requests that can begin: at most one for each signal. */
    public List<Request> begin() {
        return requests.all().stream().flatMap(queue -> queue.begin().stream()).toList();
    }

    /** The requests that were replaced or withdrawn before they could begin, since this was last asked. */
    public List<Request> passedOver() {
        return requests.all().stream()
                .flatMap(queue -> queue.passedOver().stream())
                .toList();
    }

    // Reports.

    /**
     * What is to be reported now; empty if nothing is.
     *
     * @param held signals that are reported with an answer instead
     */
    public ShadowUpdate report(Map<SignalKey, SignalValue> readings, Predicate<SignalKey> held, long nanoTime) {
        ShadowUpdate update = reports.due(readings, held, nanoTime);
        proofs.addTo(update);
        return update;
    }

    /** How long until a sensor that has changed may be reported; empty if none has. */
    public Optional<Duration> sensorsDue(Map<SignalKey, SignalValue> readings, long nanoTime) {
        return reports.sensorsDue(readings, nanoTime);
    }

    /** The last report has been accepted. */
    public void reportTaken() {
        reports.taken();
    }

    // Answers.

    /** The answers that are due, as one update; empty if none has to be sent. */
    public ShadowUpdate answer(Map<SignalKey, SignalValue> readings) {
        return answers.due(requests, versions.complete(), readings);
    }

    /** Whether the last {@link #answer} holds answers, be it that none of them has to be sent. */
    public boolean isAnswering() {
        return !answers.open().isEmpty();
    }

    /** The last answers are given, in that version: their requests are over. */
    public void answersTaken(long version) {
        answers.open()
                .forEach((request, outcome) -> requests.of(request.key())
                        .answered(outcome, version)
                        .ifPresent(answered -> over(List.of(answered))));
        answers.taken();
    }

    /** The service refused the last answers as such: the next update holds one, so that a bad one holds up no other. */
    public void answersRefused() {
        answers.refused();
    }

    private void over(List<Request> ended) {
        ended.forEach(request -> keyInJournal(request).ifPresent(journal::remove));
    }

    /** The key under which the request may stand in the journal: one that somebody made up never does. */
    private Optional<SignalKey> keyInJournal(Request request) {
        return request.wasInterrupted()
                ? Optional.of(new SignalKey(request.key()))
                : catalogue.find(request.key()).map(Signal::key);
    }
}
