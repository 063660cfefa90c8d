package io.vehicleshadow.local.cli;

import io.vehicleshadow.vehicle.signal.Signal;
import java.util.Iterator;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** What a shell completes where a signal is written, by the catalogues of the run: of which vehicle, only the whole line says. */
abstract class SignalCandidates implements Iterable<String> {
    private VehicleCli vehicle;

    /** Makes candidates of the run that the command line speaks to, and everything else as picocli does. */
    static IFactory of(VehicleCli vehicle) {
        return new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                K made = CommandLine.defaultFactory().create(type);
                if (made instanceof SignalCandidates candidates) {
                    candidates.vehicle = vehicle;
                }
                return made;
            }
        };
    }

    abstract Stream<String> of(Signal signal);

    @Override
    public Iterator<String> iterator() {
        return vehicle.catalogues().all().stream()
                .flatMap(catalogue -> catalogue.commandable().stream())
                .flatMap(this::of)
                .distinct()
                .iterator();
    }

    /** Such as {@code door}. */
    static final class Keys extends SignalCandidates {
        @Override
        Stream<String> of(Signal signal) {
            return Stream.of(signal.key().value());
        }
    }

    /** Such as {@code door=open}; a number is left to the person. */
    static final class Commands extends SignalCandidates {
        @Override
        Stream<String> of(Signal signal) {
            return signal.words().stream()
                    .map(word -> signal.key() + "=" + word.value().text());
        }
    }
}
