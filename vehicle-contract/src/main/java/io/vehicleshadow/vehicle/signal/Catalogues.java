package io.vehicleshadow.vehicle.signal;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The catalogues of a cloud, one for each model of car. A vehicle goes by the one whose digest it has reported, and by the
 * first as long as it has reported none of them. Immutable.
 *
 * <p>They agree on what needs confirmation, so that a request never needs less of it because it is not known, or has just
 * changed, by which catalogue a vehicle goes; and no spoken name means two things.
 */
public final class Catalogues {
    /** In place of a file, the catalogue that the product ships. */
    public static final String STANDARD = "standard";
    /** Names the catalogues' files for a whole program, separated as paths are. */
    public static final String PROPERTY = "vehicle-shadow.catalogue";
    /** The same in the environment, and so of the programs that it starts. */
    public static final String VARIABLE = "VEHICLE_SHADOW_CATALOGUE";

    private final Map<String, SignalCatalogue> byDigest = new LinkedHashMap<>();
    private final SignalCatalogue first;

    /** The catalogue of all vehicles. */
    public Catalogues(SignalCatalogue only) {
        this(Map.of("the catalogue", only));
    }

    /**
     * @param byName in their order, each by what an error calls it
     * @throws BadCatalogue if there is none, two are the same, or they contradict each other
     */
    private Catalogues(Map<String, SignalCatalogue> byName) {
        List<String> mistakes = new ArrayList<>();
        Map<String, String> names = new LinkedHashMap<>();
        byName.forEach((name, catalogue) -> {
            String digest = catalogue.digest();
            if (byDigest.putIfAbsent(digest, catalogue) != null) {
                mistakes.add(name + " holds the same as " + names.get(digest) + "; give each catalogue once");
            }
            names.putIfAbsent(digest, name);
        });
        mistakes.addAll(new CatalogueAgreement(byName).mistakes());
        if (byName.isEmpty()) {
            mistakes.add("there is no catalogue; leave the list out for the standard one");
        }
        if (!mistakes.isEmpty()) {
            throw new BadCatalogue(mistakes);
        }
        this.first = byName.values().iterator().next();
    }

    /**
     * The catalogues in those files.
     *
     * @param files the first is of the vehicles that have reported none; {@value #STANDARD} is the one that the product ships
     * @throws BadCatalogue if a file has a mistake, or two contradict each other; tells each with its place
     */
    public static Catalogues read(List<String> files) {
        Map<String, SignalCatalogue> byName = new LinkedHashMap<>();
        for (String file : files) {
            try {
                SignalCatalogue read =
                        file.equals(STANDARD) ? SignalCatalogue.standard() : SignalCatalogue.read(Path.of(file));
                if (byName.put(file, read) != null) {
                    throw new BadCatalogue(List.of("the file is given twice; give each catalogue once"));
                }
            } catch (BadCatalogue e) {
                throw files.size() == 1 ? e : new BadCatalogue(List.of(file + ":", e.getMessage()));
            }
        }
        return new Catalogues(byName);
    }

    /**
     * The catalogues that this program was given, or else the standard one.
     *
     * @throws BadCatalogue if a file has a mistake, or two contradict each other
     */
    public static Catalogues configured() {
        List<String> files = configuredFiles();
        return files.isEmpty() ? new Catalogues(SignalCatalogue.standard()) : read(files);
    }

    /** The files that this program was given: {@value #PROPERTY} names them, or else {@value #VARIABLE}; perhaps none. */
    public static List<String> configuredFiles() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
                .filter(files -> !files.isBlank())
                .map(files -> Stream.of(files.split(File.pathSeparator))
                        .map(Catalogues::absolute)
                        .toList())
                .orElse(List.of());
    }

    private static String absolute(String file) {
        return file.equals(STANDARD) ? file : Path.of(file).toAbsolutePath().toString();
    }

    /** In their order. */
    public List<SignalCatalogue> all() {
        return List.copyOf(byDigest.values());
    }

    /** The one of vehicles that have reported none of these. */
    public SignalCatalogue first() {
        return first;
    }

    /**
     * The one that a vehicle goes by.
     *
     * @param reported the digest that it has reported, which may be anything
     */
    public SignalCatalogue of(Optional<String> reported) {
        return reported.flatMap(this::find).orElse(first);
    }

    /** The same, where what it has reported is looked up only if there are several. */
    public SignalCatalogue of(Supplier<Optional<String>> reported) {
        return byDigest.size() == 1 ? first : of(reported.get());
    }

    /** The one of that digest, which may be anything that a vehicle came up with. */
    public Optional<SignalCatalogue> find(String digest) {
        return Optional.ofNullable(byDigest.get(digest));
    }
}
