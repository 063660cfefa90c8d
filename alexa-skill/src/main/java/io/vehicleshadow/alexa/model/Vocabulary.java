package io.vehicleshadow.alexa.model;

import io.vehicleshadow.vehicle.signal.AllowedWord;
import io.vehicleshadow.vehicle.signal.Family;
import io.vehicleshadow.vehicle.signal.Position;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKind;
import io.vehicleshadow.vehicle.signal.SignalValue;
import io.vehicleshadow.vehicle.signal.Wording;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The signals of the catalogue as people speak of them in one language. */
public final class Vocabulary {
    private final SignalCatalogue catalogue;
    private final Language language;

    /** The words for these signals in that language. */
    public Vocabulary(SignalCatalogue catalogue, Language language) {
        this.catalogue = catalogue;
        this.language = language;
    }

    /** The catalogue whose signals they are. */
    public SignalCatalogue catalogue() {
        return catalogue;
    }

    /** The language. */
    public Language language() {
        return language;
    }

    /** The signal of that key. */
    public Optional<Signal> signal(String key) {
        return catalogue.find(key);
    }

    /** What an interlock of that name requires; empty if the catalogue has no words for it. */
    public Optional<String> condition(String interlock) {
        return catalogue
                .interlock(interlock)
                .filter(known -> !known.wordings().isEmpty())
                .map(known -> known.title(language.code()));
    }

    /** The signal that people call this. */
    public Optional<Signal> called(String said) {
        return signals().stream()
                .filter(signal -> names(signal).contains(said.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** Whether people call the whole car this. */
    public boolean isCar(String said) {
        return language.carNames().contains(said.toLowerCase(Locale.ROOT));
    }

    /** All signals, as in the catalogue. */
    public List<Signal> signals() {
        return List.copyOf(catalogue.signals());
    }

    /** The signals that can be asked for and have a value for which people use a verb of the family. */
    public List<Signal> parts(VerbFamily family) {
        return catalogue.commandable().stream()
                .filter(signal -> language.verbs(family).keySet().stream()
                        .anyMatch(action -> value(signal, family, action).isPresent()))
                .toList();
    }

    /** Of the parts that take a verb of the family, those that people speak of together; not where a part is called so. */
    public List<Group> groups(VerbFamily verbs) {
        List<Signal> parts = parts(verbs);
        return parts.stream()
                .flatMap(signal -> signal.position().stream())
                .map(Position::family)
                .distinct()
                .map(family -> new Group(family, in(family, parts)))
                .filter(group -> group.parts().size() > 1)
                .filter(group ->
                        parts.stream().noneMatch(part -> names(part).stream().anyMatch(names(group)::contains)))
                .toList();
    }

    private static List<Signal> in(Family family, List<Signal> parts) {
        return parts.stream()
                .filter(part -> part.position()
                        .map(Position::family)
                        .filter(family::equals)
                        .isPresent())
                .toList();
    }

    /** The parts of that id together. */
    public Optional<Group> group(VerbFamily verbs, String id) {
        return groups(verbs).stream().filter(group -> group.id().equals(id)).findFirst();
    }

    /** How people call all of them, the usual name first. */
    List<String> names(Group group) {
        return lower(wording(group).spoken()).toList();
    }

    /** How all of them together are written and said. */
    public Wording wording(Group group) {
        Map<String, Wording> wordings = group.family().wordings();
        return wordings.getOrDefault(language.code(), wordings.get("en"));
    }

    /** The actions of the family as one asks for them: "open", "close". */
    public List<String> actions(VerbFamily family) {
        return language.actions(family);
    }

    /** The value that an action of the family means for the signal: lowering a window is {@code down}. */
    public Optional<SignalValue> value(Signal signal, VerbFamily family, String action) {
        List<String> verbs = language.verbs(family).getOrDefault(action, List.of());
        return signal.words().stream()
                .filter(word -> spoken(word).anyMatch(verbs::contains))
                .map(word -> (SignalValue) word.value())
                .findFirst();
    }

    /** The value of the signal for which people say this. */
    public Optional<SignalValue> value(Signal signal, String said) {
        String lower = said.toLowerCase(Locale.ROOT);
        return signal.words().stream()
                .filter(word -> words(word).anyMatch(lower::equals))
                .map(word -> (SignalValue) word.value())
                .findFirst();
    }

    /** The signal among those called like {@code part}, or like the whole car, that can be in that state. */
    public Optional<Signal> inState(Optional<Signal> part, String state) {
        List<String> names = part.map(this::names).orElseGet(language::carNames);
        return Stream.concat(
                        part.stream(),
                        signals().stream().filter(signal -> allNames(signal).anyMatch(names::contains)))
                .filter(signal -> value(signal, state).isPresent())
                .findFirst();
    }

    /** How people call the signal, the usual name first. */
    List<String> names(Signal signal) {
        return lower(wording(signal).spoken()).toList();
    }

    /** The names of the signal that can't be mistaken for the whole car. */
    List<String> ownNames(Signal signal) {
        return names(signal).stream()
                .filter(name -> !language.carNames().contains(name))
                .toList();
    }

    /** What people say to ask for the word. */
    Stream<String> spoken(AllowedWord word) {
        return lower(wording(word).spoken());
    }

    /** What people say for the word as a state. */
    Stream<String> words(AllowedWord word) {
        return Stream.concat(lower(List.of(wording(word).written())), spoken(word))
                .distinct();
    }

    /** The signal as the subject of a sentence: "the trunk", "der Kofferraum", and of a lock "the car". */
    public String said(Signal signal) {
        String title = wording(signal).written();
        return language.said(
                signal.key().value(), language.code().equals("en") ? title.toLowerCase(Locale.ROOT) : title);
    }

    /** The signals of that kind. */
    List<Signal> ofKind(SignalKind kind) {
        return signals().stream().filter(signal -> signal.kind() == kind).toList();
    }

    /** How the signal is written and said. */
    public Wording wording(Signal signal) {
        return signal.wordings().getOrDefault(language.code(), signal.wordings().get("en"));
    }

    /** How the word is written and said. */
    public Wording wording(AllowedWord word) {
        Wording spelled = new Wording(word.value().text(), List.of(word.value().text()));
        return word.wordings().getOrDefault(language.code(), word.wordings().getOrDefault("en", spelled));
    }

    private Stream<String> allNames(Signal signal) {
        Stream<String> also = Stream.of(VerbFamily.values())
                .flatMap(family ->
                        language.alsoCalled(family).getOrDefault(signal.key().value(), List.of()).stream());
        return Stream.concat(names(signal).stream(), also);
    }

    private static Stream<String> lower(List<String> words) {
        return words.stream().map(word -> word.toLowerCase(Locale.ROOT));
    }
}
