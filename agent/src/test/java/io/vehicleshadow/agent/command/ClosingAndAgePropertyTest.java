package io.vehicleshadow.agent.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.agent.car.EcuCondition;
import io.vehicleshadow.agent.journal.InMemoryJournal;
import io.vehicleshadow.agent.model.BadNetwork;
import io.vehicleshadow.agent.model.CarKind;
import io.vehicleshadow.agent.model.World;
import io.vehicleshadow.agent.model.World.Acted;
import io.vehicleshadow.agent.model.World.Answered;
import io.vehicleshadow.agent.model.World.Asked;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The rules of closing and of age, whatever order, number and fate of messages, hands, crashes, sleeps and reconnects. */
@Tag("slow")
class ClosingAndAgePropertyTest {
    private static final SignalCatalogue CATALOGUE = SignalCatalogue.standard();

    /** The service tells whole seconds, and the slowest message is 1.5 s under way. */
    private static final long TELLING_TIME_SECONDS = 3;

    private static final List<String> EXCEPTIONS =
            List.of("withdraw", "crash", "kill car", "sleep", "set clock", "jam", "silence", "repair", "noise");

    /** Something happens, and then some time passes. */
    record Step(String what, String key, String value, int thenMillis) {}

    @Property(tries = 200)
    void every_request_is_answered_once_executed_at_most_once_and_never_when_stale(
            @ForAll("steps") @Size(min = 1, max = 40) List<Step> steps,
            @ForAll CarKind kind,
            @ForAll long seed,
            @ForAll @IntRange(max = 25) int lostPercent,
            @ForAll @IntRange(max = 40) int twicePercent,
            @ForAll @IntRange(max = 1500) int slowestMillis) {
        World world = new World(kind, new InMemoryJournal());
        world.network(new BadNetwork(new Random(seed), lostPercent, twicePercent, 0, slowestMillis));
        world.connect();
        long deletedIn = 0;
        for (Step step : steps) {
            if (step.what().equals("delete")) {
                deletedIn = world.shadow.version();
            }
            happen(world, step);
            world.pass(Duration.ofMillis(step.thenMillis()));
            assertEquals(List.of(), world.erased, "asked, and erased unanswered");
        }
        settle(world);
        executedAtMostOnceAndFresh(world);
        answeredOnce(world, deletedIn);
        reportedIsWhatTheCarReads(world);
        world.close();
    }

    @Example
    void what_the_car_reads_is_reported_where_its_program_and_the_agent_are_killed_at_once() {
        for (CarKind kind : CarKind.values()) {
            World world = new World(kind, new InMemoryJournal());
            world.connect();
            world.ask("{\"door\":\"open\"}");
            world.pass(Duration.ZERO);
            world.killCar();
            world.startAgent();
            world.connect();
            settle(world);
            reportedIsWhatTheCarReads(world);
            world.close();
        }
    }

    private static void happen(World world, Step step) {
        switch (step.what()) {
            case "ask" -> world.ask("{\"" + step.key() + "\":" + step.value() + "}");
            case "withdraw" -> world.ask("{\"" + step.key() + "\":null}");
            case "hand" -> world.byHand(step.key(), step.value());
            case "cut" -> world.disconnect();
            case "connect" -> world.connect();
            case "crash" -> {
                world.startAgent();
                world.connect();
            }
            case "kill car" -> world.killCar();
            case "delete" -> world.delete();
            case "sleep" -> world.sleep(Duration.ofMinutes(5));
            case "set clock" -> world.loop.moveWallClock(Duration.ofSeconds(step.thenMillis() - 500L));
            case "jam" -> world.car.setCondition(step.key(), EcuCondition.JAMMED);
            case "silence" -> world.car.setCondition(step.key(), EcuCondition.SILENT);
            case "repair" -> world.car.setCondition(step.key(), EcuCondition.OK);
            default -> world.write("{\"state\":{\"reported\":{\"noise\":" + step.thenMillis() + "}}}");
        }
    }

    private static void settle(World world) {
        world.network(BadNetwork.none());
        world.disconnect();
        world.pass(Duration.ofSeconds(5));
        world.connect();
        world.pass(Duration.ofSeconds(120));
    }

    private static void executedAtMostOnceAndFresh(World world) {
        List<Asked> unused = new ArrayList<>(world.asked);
        for (Acted act : world.acted) {
            Duration stale =
                    CATALOGUE.find(act.key()).orElseThrow().staleAfter().orElseThrow();
            Asked cause = unused.stream()
                    .filter(ask -> ask.key().equals(act.key())
                            && ask.value().equals(act.value())
                            && ask.version() > act.deletedIn()
                            && ask.second() <= act.second()
                            && act.second() - ask.second() <= stale.toSeconds() + TELLING_TIME_SECONDS)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(act + " without a fresh request: " + world.asked));
            unused.remove(cause);
        }
    }

    private static void answeredOnce(World world, long deletedIn) {
        assertTrue(world.shadow.desired().isMissingNode(), () -> "left in desired: " + world.shadow.desired());
        for (Asked ask : world.asked) {
            boolean withdrawn = ask.version() < world.withdrawnIn.getOrDefault(ask.key(), 0L);
            assertTrue(
                    ask.version() <= deletedIn
                            || withdrawn
                            || world.answered.stream().anyMatch(answer -> answers(answer, ask)),
                    () -> "never answered: " + ask + " by " + world.answered);
        }
        for (int i = 0; i < world.answered.size(); i++) {
            Answered answer = world.answered.get(i);
            long before = world.answered.subList(0, i).stream()
                    .filter(earlier -> earlier.key().equals(answer.key()) && !earlier.posthumous())
                    .mapToLong(Answered::version)
                    .max()
                    .orElse(0);
            // A deletion takes the outcome along, and an answer under way may outlive its process: then it is given
            // again.
            assertTrue(
                    answer.version() <= deletedIn
                            || world.asked.stream().anyMatch(ask -> ask.version() > before && answers(answer, ask)),
                    () -> "answered again: " + answer + " of " + world.answered + " for " + world.asked);
        }
    }

    private static boolean answers(Answered answer, Asked ask) {
        return answer.key().equals(ask.key()) && answer.version() >= ask.version();
    }

    private static void reportedIsWhatTheCarReads(World world) {
        JsonNode reported = world.shadow.reported();
        world.car.read().forEach((key, value) -> assertEquals(value.json(), reported.path(key.value()), key.value()));
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return step().list().ofMinSize(1).ofMaxSize(40);
    }

    private static Arbitrary<Step> step() {
        Arbitrary<String> what = Arbitraries.frequencyOf(
                Tuple.of(12, Arbitraries.just("ask")),
                Tuple.of(6, Arbitraries.just("hand")),
                Tuple.of(2, Arbitraries.just("cut")),
                Tuple.of(3, Arbitraries.just("connect")),
                Tuple.of(2, Arbitraries.just("delete")),
                Tuple.of(1, Arbitraries.of(EXCEPTIONS)));
        Arbitrary<Integer> then = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.integers().between(0, 900)),
                Tuple.of(3, Arbitraries.integers().between(900, 6_000)),
                Tuple.of(1, Arbitraries.integers().between(20_000, 80_000)));
        return what.flatMap(event ->
                Combinators.combine(part(event), then).as((part, millis) -> new Step(event, part[0], part[1], millis)));
    }

    private static Arbitrary<String[]> part(String event) {
        Arbitrary<String[]> ofTheCar = Arbitraries.of(
                new String[] {"door", "\"open\""},
                new String[] {"door", "\"close\""},
                new String[] {"window", "\"down\""},
                new String[] {"window", "\"up\""},
                new String[] {"headlight", "\"on\""},
                new String[] {"lock", "\"locked\""},
                new String[] {"lock", "\"unlocked\""});
        Arbitrary<String[]> askedOnly =
                Arbitraries.of(new String[] {"horn", "\"honk\""}, new String[] {"wings", "\"out\""});
        return event.equals("ask") || event.equals("withdraw")
                ? Arbitraries.frequencyOf(Tuple.of(3, ofTheCar), Tuple.of(1, askedOnly))
                : ofTheCar;
    }
}
