package io.vehicleshadow.vehicle.signal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** In what the catalogues of one cloud must agree, whatever else tells their cars apart: confirmation, and spoken names. */
final class CatalogueAgreement {
    private final List<String> mistakes = new ArrayList<>();

    CatalogueAgreement(Map<String, SignalCatalogue> byName) {
        Map<String, Confirmation> confirmations = new LinkedHashMap<>();
        Map<String, Called> names = new HashMap<>();
        byName.forEach((name, catalogue) -> catalogue.signals().forEach(signal -> {
            confirmations(name, signal)
                    .forEach((request, here) -> agree(request, confirmations.putIfAbsent(request, here), here));
            called(name, signal).forEach((said, here) -> unlikeOthers(said, names.putIfAbsent(said, here), here));
        }));
    }

    List<String> mistakes() {
        return mistakes;
    }

    private record Confirmation(String catalogue, SignalKey key, boolean needed) {}

    private record Called(String catalogue, String key) {}

    private static Map<String, Confirmation> confirmations(String catalogue, Signal signal) {
        Map<String, Confirmation> confirmations = new LinkedHashMap<>();
        if (signal.kind().isCommandable()) {
            SignalKey key = signal.key();
            signal.words()
                    .forEach(word -> confirmations.put(
                            key + "=" + word.value(), new Confirmation(catalogue, key, word.needsConfirmation())));
            signal.range()
                    .ifPresent(range -> confirmations.put(
                            "a number for " + key, new Confirmation(catalogue, key, range.needsConfirmation())));
        }
        return confirmations;
    }

    private void agree(String request, Confirmation first, Confirmation here) {
        if (first != null && first.needed() != here.needed()) {
            Confirmation needing = here.needed() ? here : first;
            Confirmation free = here.needed() ? first : here;
            mistakes.add(free.catalogue() + ", signal \"" + free.key() + "\": " + request
                    + " needs no confirmation, but it does in " + needing.catalogue()
                    + "; write \"confirm\": true in both or in neither");
        }
    }

    private static Map<String, Called> called(String catalogue, Signal signal) {
        Map<String, Called> names = new LinkedHashMap<>();
        signal.wordings()
                .forEach((language, wording) -> wording.spoken()
                        .forEach(name -> names.put(
                                "\"" + name.toLowerCase(Locale.ROOT) + "\" (" + language + ")",
                                new Called(catalogue, signal.key().value()))));
        return names;
    }

    private void unlikeOthers(String said, Called first, Called here) {
        // Two signals of one catalogue are told apart by its reader.
        if (first != null
                && !first.catalogue().equals(here.catalogue())
                && !first.key().equals(here.key())) {
            mistakes.add(here.catalogue() + ", signal \"" + here.key() + "\": has the spoken name " + said
                    + " of the signal \"" + first.key() + "\" in " + first.catalogue()
                    + "; give both the same key, or one another name");
        }
    }
}
