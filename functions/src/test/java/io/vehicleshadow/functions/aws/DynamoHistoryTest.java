package io.vehicleshadow.functions.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.TextNode;
import io.vehicleshadow.functions.EveryCase;
import io.vehicleshadow.functions.LocalTable;
import io.vehicleshadow.functions.TestStores;
import io.vehicleshadow.functions.access.Channel;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.history.AskedSignal;
import io.vehicleshadow.functions.history.End;
import io.vehicleshadow.functions.history.EntryId;
import io.vehicleshadow.functions.history.HistoryEntry;
import io.vehicleshadow.functions.history.HistoryStore;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.command.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DynamoHistoryTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final ThingName TCU = new ThingName("tcu");
    private final HistoryStore store = TestStores.of(LocalTable.create()).history();
    private int commands;

    @Test
    void the_end_that_was_noted_first_stays_and_is_what_everybody_is_told() {
        for (End noted : ends()) {
            for (End later : ends()) {
                EntryId id = command();
                assertEquals(Optional.of(noted), store.end(TCU, id, "door", noted));
                assertEquals(Optional.of(noted), store.end(TCU, id, "door", later));
                assertEquals(noted, door(id).end().orElseThrow());
            }
        }
    }

    @Test
    void an_end_of_a_command_or_signal_that_is_not_there_is_noted_nowhere() {
        EntryId id = command();
        End end = End.answered(Outcome.succeeded(2), NOON);
        assertEquals(Optional.empty(), store.end(TCU, EntryId.ofRequest(NOON, "another"), "door", end));
        store.end(TCU, id, "window", end);
        assertEquals(
                List.of("door"),
                List.copyOf(store.find(TCU, id).orElseThrow().signals().keySet()));
    }

    @Test
    void of_what_replaced_a_request_the_first_stays_and_the_one_with_a_name() {
        End unnamed = End.withdrawn(NOON, Optional.empty()).inVersion(3);
        End named = unnamed.by(Optional.of(new PersonId("demo")));
        End earlier = End.superseded(NOON).inVersion(2);
        for (List<End> order : List.of(List.of(unnamed, named), List.of(named, unnamed))) {
            EntryId id = command();
            order.forEach(end -> store.pend(TCU, id, "door", end));
            assertEquals(Optional.of(named), door(id).pending());
            store.pend(TCU, id, "door", earlier);
            order.forEach(end -> store.pend(TCU, id, "door", end));
            assertEquals(Optional.of(earlier), door(id).pending());
        }
    }

    @Test
    void who_withdrew_is_told_also_where_the_end_was_noted_without_a_name() {
        EntryId id = command();
        End unnamed = End.withdrawn(NOON, Optional.empty()).inVersion(3);
        store.end(TCU, id, "door", unnamed);
        store.pend(TCU, id, "door", unnamed.by(Optional.of(new PersonId("demo"))));
        assertEquals(
                Optional.of(new PersonId("demo")), door(id).end().orElseThrow().by());
    }

    @Test
    void every_kind_of_entry_reads_as_it_was_written() {
        for (HistoryEntry entry : EveryCase.of(HistoryEntry.class)) {
            assertEquals(entry, EntryItem.read(EntryItem.of(entry)));
        }
    }

    private AskedSignal door(EntryId id) {
        return store.find(TCU, id).orElseThrow().signals().get("door");
    }

    @Test
    void the_app_that_sent_a_command_is_kept() {
        HistoryEntry.Command command = new HistoryEntry.Command(
                EntryId.ofRequest(NOON, "by an app"),
                TCU,
                NOON,
                Optional.of(new PersonId("demo")),
                Channel.ofApp("Fleet desk"),
                0,
                1,
                Map.of("door", AskedSignal.open(TextNode.valueOf("open"), Optional.empty())));
        store.writeAsked(command);
        assertEquals(Optional.of(command), store.find(TCU, command.id()));
    }

    private static List<End> ends() {
        List<End> ends = new ArrayList<>();
        for (long version = 2; version < 4; version++) {
            ends.add(End.answered(Outcome.succeeded(version), NOON));
            ends.add(End.superseded(NOON).inVersion(version));
            ends.add(End.withdrawn(NOON, Optional.of(new PersonId("demo"))).inVersion(version));
        }
        return ends;
    }

    private EntryId command() {
        HistoryEntry.Command command = new HistoryEntry.Command(
                EntryId.ofRequest(NOON, "command " + ++commands),
                TCU,
                NOON,
                Optional.empty(),
                Channel.OTHER,
                0,
                1,
                Map.of("door", AskedSignal.open(TextNode.valueOf("open"), Optional.empty())));
        store.writeAsked(command);
        return command.id();
    }
}
