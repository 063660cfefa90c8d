package io.vehicleshadow.alexa.smarthome;

import io.vehicleshadow.functions.label.VehicleLabel;
import io.vehicleshadow.vehicle.ThingName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a person's vehicles are called at Alexa, so that each name means one of them, in whatever case it is heard. */
final class VehicleNames {
    private VehicleNames() {}

    /** Each vehicle's name as its owner calls it; where another may be meant, with its plate, or else with its thing. */
    static Map<ThingName, String> of(List<ThingName> things, Function<ThingName, VehicleLabel> labels) {
        Map<ThingName, List<String>> choices = new LinkedHashMap<>();
        things.forEach(thing -> choices.put(thing, choices(thing, labels.apply(thing))));
        Map<ThingName, String> names = new LinkedHashMap<>();
        choices.forEach((thing, own) -> names.put(
                thing,
                own.stream()
                        .filter(name -> choices.entrySet().stream()
                                .filter(other -> !other.getKey().equals(thing))
                                .noneMatch(other -> other.getValue().stream().anyMatch(name::equalsIgnoreCase)))
                        .findFirst()
                        .orElse(own.get(own.size() - 1))));
        return names;
    }

    /** From the shortest; the last is no other vehicle's. */
    private static List<String> choices(ThingName thing, VehicleLabel label) {
        String name = label.nameOr(thing);
        Stream<String> withPlate = label.plate().isEmpty() ? Stream.of() : Stream.of(name + " " + label.plate());
        return Stream.of(Stream.of(name), withPlate, Stream.of(name + " " + thing))
                .flatMap(each -> each)
                .toList();
    }
}
