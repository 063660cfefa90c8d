package io.vehicleshadow.agent.command;

import io.vehicleshadow.agent.journal.Intent;
import io.vehicleshadow.agent.journal.Journal;
import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the vehicle knows of its shadow, from what the service has told: what is asked, what is reported, and in which
 * versions. A request that is over leaves the journal here.
 */
final class KnownShadow {
    private static final Logger LOG = LoggerFactory.getLogger(KnownShadow.class);
    private final SignalCatalogue catalogue;
    private final Journal journal;
    private final Requests requests;
    private final KnownVersions versions = new KnownVersions();
    private final Reports reports;
    private final UnknownOutcomes unknownOutcomes;
    private boolean synchronised;
    private boolean missing;

    KnownShadow(SignalCatalogue catalogue, Journal journal) {
        this.catalogue = catalogue;
        this.journal = journal;
        requests = new Requests(catalogue);
        reports = new Reports(catalogue);
        unknownOutcomes = new UnknownOutcomes(catalogue);
    }

    /** Takes up what the agent had begun when it last ended. */
    void resume() {
        for (Intent intent : journal.unanswered()) {
            String key = intent.key().value();
            LOG.warn("{} was begun and not answered before the agent last ended", key);
            requests.of(key).resume(Request.interrupted(key, intent.leaf(), intent.version()));
            versions.saw(intent.version());
        }
    }

    /** A connection begins: what went by in between is unknown. */
    void connected() {
        synchronised = false;
        missing = false;
        versions.restart();
        reports.everything();
    }

    /** The connection has ended. */
    void disconnected() {
        synchronised = false;
        missing = false;
    }

    /** Whether a GET has brought the document on this connection, and none has found it missing since. */
    boolean isSynchronised() {
        return synchronised;
    }

    /**
     * A GET has found no shadow. Nothing that was told of an earlier one counts any more, and which messages do is only
     * known from the next document: until then the vehicle does nothing but report, which makes the shadow again.
     */
    void missing() {
        synchronised = false;
        missing = true;
        gone();
    }

    boolean isMissing() {
        return missing;
    }

    /** A GET has brought the document that the vehicle goes by from now on: versions may be counted anew in it. */
    void synchronise(ShadowDocument whole) {
        if (whole.version() < versions.newest()) {
            LOG.warn("The shadow's versions are counted anew, from {} on", whole.version());
            countAnew();
        }
        synchronised = true;
        missing = false;
        whole(whole);
    }

    private void countAnew() {
        over(requests.forget());
        versions.forget();
        reports.forget();
        unknownOutcomes.forget();
    }

    /** The service has shown the whole document. */
    void whole(ShadowDocument document) {
        versions.whole(document.version());
        over(requests.whole(document));
        reports.whole(document);
        unknownOutcomes.whole(document);
    }

    /** Desired differs from reported. */
    void delta(ShadowDocument difference) {
        versions.saw(difference.version());
        requests.delta(difference);
    }

    /** Somebody's update was taken. */
    void accepted(ShadowDocument part) {
        over(requests.accepted(part));
        reports.accepted(part);
        unknownOutcomes.accepted(part);
    }

    /** The service has taken these answers in that version. */
    void answered(Map<Request, Outcome> answers, long version) {
        answers.forEach((request, outcome) ->
                requests.of(request.key()).answered(outcome, version).ifPresent(answered -> over(List.of(answered))));
    }

    /** The shadow was deleted in that version; the next report makes it again. */
    void deleted(long version) {
        requests.deleted(version);
        gone();
    }

    private void gone() {
        versions.restart();
        reports.forget();
        unknownOutcomes.forget();
    }

    private void over(List<Request> ended) {
        ended.forEach(request -> keyInJournal(request).ifPresent(journal::remove));
    }

    /** Under which key the request may stand in the journal: a key that somebody made up never does. */
    private Optional<SignalKey> keyInJournal(Request request) {
        return request.wasInterrupted()
                ? Optional.of(new SignalKey(request.key()))
                : catalogue.find(request.key()).map(Signal::key);
    }

    Requests requests() {
        return requests;
    }

    KnownVersions versions() {
        return versions;
    }

    Reports reports() {
        return reports;
    }

    UnknownOutcomes unknownOutcomes() {
        return unknownOutcomes;
    }
}
