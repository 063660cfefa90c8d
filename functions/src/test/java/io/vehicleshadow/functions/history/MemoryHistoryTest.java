package io.vehicleshadow.functions.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.TextNode;
import io.vehicleshadow.functions.LocalTable;
import io.vehicleshadow.functions.TestStores;
import io.vehicleshadow.functions.access.Channel;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.command.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The history that long stories are told with keeps what the table keeps. */
class MemoryHistoryTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final ThingName TCU = new ThingName("tcu");
    private final HistoryStore memory = new MemoryHistory();
    private final HistoryStore table = TestStores.of(LocalTable.create()).history();

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whatever_is_done_both_answer_the_same(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 250; i++) {
            String step = "seed " + seed + ", step " + i;
            Function<HistoryStore, Object> act = act(random);
            assertEquals(act.apply(table), act.apply(memory), step);
            Function<HistoryStore, Object> look = look(random);
            assertEquals(look.apply(table), look.apply(memory), step);
        }
        assertEquals(table.page(TCU, Optional.empty(), 100), memory.page(TCU, Optional.empty(), 100));
    }

    private static Function<HistoryStore, Object> act(Random random) {
        HistoryEntry.Command command = command(random);
        End end = end(random);
        Update update = update(random);
        long version = 1 + random.nextInt(6);
        String signal = random.nextBoolean() ? "door" : "window";
        return switch (random.nextInt(11)) {
            case 10 ->
                store -> store.writeFirst(
                        TCU, new PersonId("demo"), signal, new FirstRequest("request " + version, NOON, "door=open"));
            case 0 -> store -> store.writeAsked(command);
            case 1 -> store -> store.rebase(command, version);
            case 2 -> done(store -> store.forget(command));
            case 3 -> done(store -> store.attachVersion(TCU, command.id(), version));
            case 4 -> store -> store.end(TCU, command.id(), signal, end);
            case 5 -> done(store -> store.pend(TCU, command.id(), signal, end));
            case 6 -> store -> store.write(TCU, update);
            case 7 -> done(store -> store.settle(TCU, update));
            case 8 -> done(store -> store.writeOnce("mark " + version, command.withVersion(version)));
            default ->
                done(store -> store.writeOnce(
                        "by hand " + version,
                        new HistoryEntry.ByHand(
                                EntryId.ofVersion(NOON, 'h', version),
                                TCU,
                                NOON,
                                version,
                                Map.of("door", TextNode.valueOf("open")))));
        };
    }

    private static Function<HistoryStore, Object> look(Random random) {
        EntryId id = command(random).id();
        long version = random.nextInt(7);
        return switch (random.nextInt(8)) {
            case 0 -> store -> store.find(TCU, id);
            case 1 -> store -> store.byVersion(TCU, version).map(HistoryEntry.Command::version);
            case 2 ->
                store -> store.commandsBefore(TCU, version, 3).stream()
                        .map(HistoryEntry.Command::version)
                        .toList();
            case 3 -> store -> store.update(TCU, version);
            case 4 -> store -> store.updateBefore(TCU, version);
            case 5 -> store -> store.updateAfter(TCU, version);
            case 6 -> store -> store.page(TCU, Optional.of(id), 3);
            default -> store -> store.commandsSince(TCU, NOON.plusMillis(version));
        };
    }

    private static Function<HistoryStore, Object> done(Consumer<HistoryStore> act) {
        return store -> {
            act.accept(store);
            return "";
        };
    }

    private static HistoryEntry.Command command(Random random) {
        int number = random.nextInt(7);
        Instant at = NOON.plusMillis(number);
        return new HistoryEntry.Command(
                EntryId.ofRequest(at, "request " + number),
                TCU,
                at,
                Optional.of(new PersonId("demo")),
                Channel.HTTP,
                number,
                0,
                Map.of("door", AskedSignal.open(TextNode.valueOf("open"), Optional.of(at.plusSeconds(60)))));
    }

    private static End end(Random random) {
        long version = 1 + random.nextInt(4);
        return switch (random.nextInt(4)) {
            case 0 -> End.answered(Outcome.succeeded(version), NOON);
            case 1 -> End.superseded(NOON).inVersion(version);
            case 2 -> End.withdrawn(NOON, Optional.empty()).inVersion(version);
            default -> End.withdrawn(NOON, Optional.of(new PersonId("anna"))).inVersion(version);
        };
    }

    private static Update update(Random random) {
        long version = 1 + random.nextInt(6);
        EntryId id = EntryId.ofVersion(NOON, 'a', version);
        Unanswered.Request request = new Unanswered.Request(version, id, NOON, Optional.empty());
        return new Update(
                version,
                NOON,
                NOON,
                false,
                Map.of("trunk", version),
                Optional.of("token " + version),
                Map.of("door", TextNode.valueOf("open")),
                Set.of("window"),
                Map.of("trunk", Outcome.succeeded(version)),
                Optional.of(id),
                Optional.of(new Unanswered(Map.of("door", List.of(request)))));
    }
}
