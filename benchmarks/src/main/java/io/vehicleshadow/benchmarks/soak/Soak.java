package io.vehicleshadow.benchmarks.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.benchmarks.measure.PemIdentity;
import io.vehicleshadow.local.home.Endpoints;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One soak, from an empty folder to its record. */
final class Soak implements AutoCloseable {
    private static final List<String> PEOPLE = List.of("demo", "anna", "bert", "carla");
    private static final int PAGES = 12;
    private static final int PATIENCE_SECONDS = 240;
    private static final int SETTLING_SECONDS = 150;
    /** A request that was replaced is given up on when the vehicle has been online for so long without an answer. */
    private static final int TELLING_SECONDS = 50;

    private final SoakOptions options;
    private final Consumer<String> progress;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final List<FleetProcess> fleet = new ArrayList<>();
    private final List<Person> people = new ArrayList<>();
    private final List<String> things = new ArrayList<>();
    private final Lines words;
    private Product product;
    private Alexa alexa;
    private Endpoints run;

    Soak(SoakOptions options, Consumer<String> progress) throws IOException {
        this.options = options;
        this.progress = progress;
        words = part(new Lines(options.folder(), "words"));
        for (int car = 1; car <= options.vehicles(); car++) {
            things.add(FleetProcess.thing(car));
        }
    }

    private <T extends AutoCloseable> T part(T part) {
        parts.push(part);
        return part;
    }

    /** Records everything; who judges it reads the folder afterwards. */
    void run() throws Exception {
        startProduct();
        startFleet();
        signIn();
        openPages();
        Lines told = part(new Lines(options.folder(), "faults"));
        Faults faults = new Faults(product, fleet, told);
        Lines gauged = part(new Lines(options.folder(), "processes"));
        Gauges gauges = new Gauges(faults::isWhole, gauged).with("run", product::pid);
        parts.push(gauges::finish);
        fleet.forEach(cars -> gauges.with(cars.name(), cars::pid));
        gauges.start();
        Load load = new Load(
                new Random(options.seed()),
                people,
                things,
                alexa,
                skill(),
                run.http("dataPlane"),
                this::control,
                words);
        faults.follow(FaultPlan.of(new Random(options.seed() + 1), options.length()));
        bear(load);
        load.finish();
        faults.finish();
        settle(load);
        end();
    }

    private void startProduct() throws Exception {
        alexa = part(new Alexa(words));
        List<String> more = new ArrayList<>(alexa.options());
        things.forEach(thing -> more.addAll(List.of("--another", thing)));
        product = part(new Product(
                options.home(), Files.createDirectory(options.folder().resolve("run")), more));
        product.certifyRecorder();
        progress.accept("starting ./run");
        product.start();
        run = product.endpoints();
        PemIdentity identity = PemIdentity.in(product.data().resolve("certificates"), Product.RECORDER);
        part(Recorder.start(run.address("mqtt"), identity.sockets(), options.folder()));
    }

    private void startFleet() throws Exception {
        progress.accept("starting " + options.vehicles() + " cars");
        Vertx vertx = Vertx.vertx();
        parts.push(() -> vertx.close().toCompletionStage().toCompletableFuture().join());
        int broker = Integer.parseInt(run.address("mqtt").replaceAll(".*:", ""));
        List<CompletableFuture<Void>> ready = new ArrayList<>();
        for (int first = 1; first <= options.vehicles(); first += options.perProcess()) {
            int count = Math.min(options.perProcess(), options.vehicles() - first + 1);
            FleetProcess cars = part(new FleetProcess(
                    options.home(),
                    options.folder(),
                    run.identity("claim"),
                    fleet.size() + 1,
                    first,
                    count,
                    new SilentGate(vertx, broker)));
            fleet.add(cars);
            ready.add(cars.start());
        }
        for (CompletableFuture<Void> one : ready) {
            one.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** The first owns all cars, and each of the others drives a part of them. */
    private void signIn() throws Exception {
        progress.accept("signing in " + String.join(", ", PEOPLE));
        for (String name : PEOPLE) {
            people.add(Person.signedIn(run, name, words));
        }
        for (int i = 0; i < things.size(); i++) {
            people.get(0).share(things.get(i), PEOPLE.get(1 + i % (PEOPLE.size() - 1)));
        }
        for (Person person : people) {
            alexa.grant(skill(), person);
        }
    }

    private void openPages() throws IOException {
        for (int i = 0; i < Math.min(PAGES, things.size()); i++) {
            String thing = things.get(i * things.size() / Math.min(PAGES, things.size()));
            part(LivePage.open(run, people.get(0), thing, words));
        }
    }

    private void bear(Load load) throws InterruptedException {
        long begin = System.nanoTime();
        long end = begin + options.length().toNanos();
        long period = TimeUnit.SECONDS.toNanos(1) / options.rate();
        long next = begin;
        long told = 0;
        while (next < end) {
            load.next();
            next += period;
            long passed = TimeUnit.NANOSECONDS.toSeconds(next - begin);
            if (passed / 30 > told) {
                told = passed / 30;
                progress.accept("load and faults, " + passed + " s of "
                        + options.length().toSeconds());
            }
            TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
        }
    }

    /** Until each car is online, each command has its end and nothing is desired, or patience is over. */
    private void settle(Load load) throws Exception {
        progress.accept("letting it settle");
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(SETTLING_SECONDS);
        while (System.nanoTime() < end) {
            long online = 0;
            for (JsonNode vehicle : people.get(0).vehicles().path("vehicles")) {
                boolean ours = vehicle.path("thing").asText().startsWith("fleet-");
                online += ours && vehicle.at("/presence/state").asText().equals("ONLINE") ? 1 : 0;
            }
            int open = load.lookAtAll();
            boolean told = open == 0 || System.nanoTime() > begin + TimeUnit.SECONDS.toNanos(TELLING_SECONDS);
            if (online == things.size() && told && isQuiet()) {
                return;
            }
            progress.accept(online + " cars online, " + open + " commands open");
            TimeUnit.SECONDS.sleep(3);
        }
    }

    private boolean isQuiet() throws InterruptedException {
        for (String thing : things) {
            if (!shadow(thing).at("/state/desired").isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private JsonNode shadow(String thing) throws InterruptedException {
        return Wire.get(run.http("dataPlane").resolve("/things/" + thing + "/shadow"));
    }

    /** How each car and its shadow stand. */
    private void end() throws Exception {
        Lines ends = part(new Lines(options.folder(), "ends"));
        JsonNode vehicles = people.get(0).vehicles().path("vehicles");
        for (String thing : things) {
            ObjectNode line = Lines.line().put("thing", thing);
            URI control = control(thing);
            line.set("car", control == null ? Lines.JSON.createObjectNode() : Wire.get(control));
            line.set("shadow", shadow(thing));
            for (JsonNode vehicle : vehicles) {
                if (vehicle.path("thing").asText().equals(thing)) {
                    line.put("presence", vehicle.at("/presence/state").asText());
                }
            }
            ends.write(line);
        }
    }

    private URI skill() {
        return URI.create(run.address("alexa") + "/smart-home");
    }

    private URI control(String thing) {
        int number = Integer.parseInt(thing.replaceAll("[^0-9]", ""));
        return fleet.stream()
                .filter(cars -> cars.has(number))
                .findFirst()
                .map(cars -> cars.control(thing))
                .orElse(null);
    }

    /** Ends what was started, the last first. */
    @Override
    public void close() throws IOException {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                throw new IOException("A part of the soak did not end", e);
            }
        }
    }
}
