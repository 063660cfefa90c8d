package io.vehicleshadow.functions.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.TextNode;
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

class EndWriteTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final ThingName TCU = new ThingName("tcu");
    private final HistoryStore store = TestStores.of(LocalTable.create()).history();
    private int commands;

    @Test
    void the_database_takes_an_end_exactly_where_it_replaces_the_one_that_is_noted() {
        for (End noted : ends()) {
            for (End later : ends()) {
                HistoryEntry.Command command = command();
                store.end(command, "door", noted);
                store.end(command, "door", later);
                End kept = store.find(TCU, command.id())
                        .flatMap(found -> found.signals().get("door").end())
                        .orElseThrow();
                assertEquals(later.replaces(noted) ? later : noted, kept, () -> later + " after " + noted);
            }
        }
    }

    private static List<End> ends() {
        List<End> ends = new ArrayList<>();
        for (long version = 2; version < 4; version++) {
            ends.add(End.answered(Outcome.succeeded(version), NOON));
            ends.add(End.superseded(NOON).inVersion(version));
            ends.add(End.withdrawn(NOON, Optional.empty()).inVersion(version));
            ends.add(End.withdrawn(NOON, Optional.of(new PersonId("demo"))).inVersion(version));
        }
        return ends;
    }

    private HistoryEntry.Command command() {
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
        return command;
    }
}
