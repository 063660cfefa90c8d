package io.vehicleshadow.alexa.smarthome.endpoint;

import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKind;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The endpoints of a car by the catalogue: the car itself, and each part that a person can move, light or heat. Thread-safe. */
public final class Endpoints {
    private final SignalCatalogue catalogue;
    private final String language;

    /** @param language of the names, such as {@code en} */
    public Endpoints(SignalCatalogue catalogue, String language) {
        this.catalogue = catalogue;
        this.language = language;
    }

    /** Whether those are the same, of whatever car. */
    public boolean areAs(Endpoints others) {
        return catalogue == others.catalogue && language.equals(others.language);
    }

    /** All endpoints of somebody's only car. */
    public List<Endpoint> of(ThingName thing) {
        return of(thing, Optional.empty());
    }

    /**
     * All endpoints of the car.
     *
     * @param called what tells it from another of the same person; empty if there is none
     */
    public List<Endpoint> of(ThingName thing, Optional<String> called) {
        List<Endpoint> endpoints = new ArrayList<>();
        endpoints.add(vehicle(thing, called));
        catalogue.commandable().stream()
                .filter(signal -> !isOfTheCar(signal))
                .forEach(signal -> endpoints.add(part(thing, signal, called)));
        return endpoints;
    }

    /** The endpoint of that id; empty if the catalogue has none. */
    public Optional<Endpoint> find(EndpointId id) {
        return of(id.thing()).stream()
                .filter(endpoint -> endpoint.id().equals(id))
                .findFirst();
    }

    private Endpoint vehicle(ThingName thing, Optional<String> called) {
        List<Capability> capabilities = new ArrayList<>();
        for (Signal signal : catalogue.signals()) {
            if (isOfTheCar(signal)) {
                capabilities.add(signal.kind() == SignalKind.SENSOR ? new Level(signal) : new Lock(signal));
            }
        }
        capabilities.add(new Health());
        String name = called.orElse(language.equals("de") ? "Auto" : "Car");
        return new Endpoint(new EndpointId(thing, ""), "VEHICLE", name, capabilities);
    }

    /** The lock, and what is measured; a sensor without a range has nothing that Alexa could show. */
    private boolean isOfTheCar(Signal signal) {
        return signal.kind() == SignalKind.SENSOR
                ? signal.range().isPresent()
                : lock().filter(signal::equals).isPresent();
    }

    /** An endpoint has one lock; a second one is a part of its own. */
    private Optional<Signal> lock() {
        return catalogue.commandable().stream().filter(Endpoints::isLock).findFirst();
    }

    private static boolean isLock(Signal signal) {
        return hasOnly(signal, Lock.LOCKED, Lock.UNLOCKED);
    }

    private Endpoint part(ThingName thing, Signal signal, Optional<String> called) {
        String title = Texts.name(signal.wordings(), language, signal.key().value());
        Capability capability = capability(signal);
        return new Endpoint(
                new EndpointId(thing, signal.key().value()),
                capability.category(),
                called.map(car -> car + " " + title).orElse(title),
                List.of(capability, new Health()));
    }

    private static Capability capability(Signal signal) {
        if (signal.kind() == SignalKind.MOMENTARY) {
            return new Scene(signal);
        }
        if (Thermostat.fits(signal)) {
            return new Thermostat(signal);
        }
        if (signal.range().isPresent()) {
            return new Level(signal);
        }
        if (isLock(signal)) {
            return new Lock(signal);
        }
        return hasOnly(signal, Power.ON, Power.OFF) ? new Power(signal) : new Mode(signal);
    }

    private static boolean hasOnly(Signal signal, SignalValue one, SignalValue other) {
        return signal.range().isEmpty() && signal.words().size() == 2 && signal.allows(one) && signal.allows(other);
    }
}
