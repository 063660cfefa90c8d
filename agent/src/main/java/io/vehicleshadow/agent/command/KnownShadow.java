package io.vehicleshadow.agent.command;

import io.vehicleshadow.agent.journal.Intent;
import io.vehicleshadow.agent.journal.Journal;
import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the vehicle knows of its shadow, from what the service has told: what is asked, what is reported, and in which
 * versions. A request that is over leaves the journal here.
 */
final class KnownShadow {
    private static final Logger LOG = LoggerFactory.getLogger(KnownShadow.class);
    private final Journal journal;
    private final Requests requests = new Requests();
    private final KnownVersions versions = new KnownVersions();
    private final Reports reports;
    private final UnknownOutcomes unknownOutcomes;
    private boolean synchronised;

    KnownShadow(SignalCatalogue catalogue, Journal journal) {
        this.journal = journal;
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
        versions.restart();
    }

    /** The connection has ended. */
    void disconnected() {
        synchronised = false;
    }

    /** Whether a GET of this connection has been answered. */
    boolean isSynchronised() {
        return synchronised;
    }

    /** The first GET of the connection has brought the document: versions may be counted anew in it. */
    void synchronise(ShadowDocument whole) {
        if (whole.version() < versions.newest()) {
            LOG.warn("The shadow's versions are counted anew, from {} on", whole.version());
            countAnew();
        }
        synchronised = true;
        reports.everything();
        whole(whole);
    }

    /** The first GET of the connection has found no shadow; what comes next is counted anew. */
    void synchroniseWithNone() {
        synchronised = true;
        countAnew();
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

    /** There is no shadow, or there is none any more. */
    void gone() {
        versions.restart();
        reports.forget();
        unknownOutcomes.forget();
    }

    private void over(List<Request> ended) {
        ended.forEach(request -> journal.remove(request.key()));
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
