package io.vehicleshadow.functions.ask;

import io.vehicleshadow.functions.ask.AskResult.AlreadyUnderWay;
import io.vehicleshadow.functions.history.CommandFinder;
import io.vehicleshadow.functions.history.HistoryEntry;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.shadow.DesiredLeaf;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.signal.Catalogues;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds out whether a value is requested already and not answered: then it is not requested again. */
final class UnderWay {
    private final CommandFinder finder;
    private final Catalogues catalogues;
    private final Clock clock;

    UnderWay(CommandFinder finder, Catalogues catalogues, Clock clock) {
        this.finder = finder;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    /** The first of the requested values that stands; empty if none does. */
    Optional<AlreadyUnderWay> find(AskRequest request, ShadowDocument document) {
        return request.command().requested().entrySet().stream()
                .filter(asked -> stands(document, asked.getKey(), asked.getValue()))
                .findFirst()
                .map(asked -> new AlreadyUnderWay(
                        asked.getKey(), asked.getValue(), version(request.thing(), document, asked.getKey())));
    }

    private OptionalLong version(ThingName thing, ShadowDocument document, SignalKey signal) {
        return finder.command(thing, document, signal.value()).stream()
                .mapToLong(HistoryEntry.Command::version)
                .filter(version -> version > 0)
                .findFirst();
    }

    /** Whether that value is requested, and not too long ago. */
    private boolean stands(ShadowDocument document, SignalKey key, SignalValue value) {
        DesiredLeaf leaf = document.requested().get(key.value());
        return leaf != null
                && SignalValue.of(leaf.value()).filter(value::equals).isPresent()
                && !isStale(key, leaf, document);
    }

    private boolean isStale(SignalKey key, DesiredLeaf leaf, ShadowDocument document) {
        Instant serviceNow = document.timestamp().orElseGet(clock::instant);
        return catalogues
                .of(document.catalogue())
                .staleAt(key.value(), leaf.writtenAt())
                .filter(deadline -> !serviceNow.isBefore(deadline))
                .isPresent();
    }
}
