package io.vehicleshadow.alexa.smarthome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.TextNode;
import io.vehicleshadow.alexa.FakeCloud;
import io.vehicleshadow.alexa.SpokenCar;
import io.vehicleshadow.alexa.smarthome.message.HomeError;
import io.vehicleshadow.functions.access.Channel;
import io.vehicleshadow.functions.ask.AskResult;
import io.vehicleshadow.functions.history.AskedSignal;
import io.vehicleshadow.functions.history.CommandReport;
import io.vehicleshadow.functions.history.End;
import io.vehicleshadow.functions.history.EntryId;
import io.vehicleshadow.functions.history.HistoryEntry;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndingTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

    @Test
    void what_was_withdrawn_or_replaced_was_not_done() {
        assertEquals("The request was withdrawn", message(End.withdrawn(NOW, Optional.empty())));
        assertEquals("Another request came in first", message(End.superseded(NOW)));
    }

    private static String message(End end) {
        AskedSignal trunk = new AskedSignal(
                TextNode.valueOf("close"), Optional.of(NOW.plusSeconds(60)), Optional.of(end), Optional.empty());
        HistoryEntry.Command command = new HistoryEntry.Command(
                EntryId.ofRequest(NOW, "a"),
                Home.CAR,
                NOW,
                Optional.of(FakeCloud.DEMO),
                Channel.VOICE,
                1,
                2,
                Map.of("trunk", trunk));
        Ending ending = Ending.of(
                new AskResult.Asked(new CommandReport(command, NOW)),
                SpokenCar.CATALOGUE.find("trunk").orElseThrow());
        HomeError error = ((Ending.NotDone) ending).error();
        assertEquals("ENDPOINT_BUSY", error.payload().path("type").asText());
        return error.payload().path("message").asText();
    }
}
