package io.vehicleshadow.alexa;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.functions.access.Role;
import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.command.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** How cloud and car are before a turn of a file of {@code raw/}. */
record RawSituation(JsonNode given) {
    /** Makes them so. */
    void in(FakeCloud cloud, VirtualTime time) {
        if (given.has("cars")) {
            cloud.cars = StreamSupport.stream(given.path("cars").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
        }
        if (given.path("pin").asText("1234").isEmpty()) {
            cloud.noPin();
        } else if (given.has("pin")) {
            cloud.pin(given.path("pin").asText());
        }
        cloud.cloudTakes = Duration.ofMillis(given.path("cloudTakesMillis").asLong(0));
        if (given.has("carTakesSeconds")) {
            cloud.carTakes = Duration.ofSeconds(given.path("carTakesSeconds").asLong());
        }
        cloud.offlineSince = Optional.of(given.path("offlineMinutes").asLong(0))
                .filter(minutes -> minutes > 0)
                .map(minutes -> time.instant().minus(Duration.ofMinutes(minutes)));
        cloud.away = given.path("cloud").asText().equals("away");
        cloud.losesAnswers = given.path("cloud").asText().equals("lost");
        answer(cloud, given.path("answer").asText("SUCCEEDED").split(" "));
    }

    private void answer(FakeCloud cloud, String... answer) {
        switch (answer[0]) {
            case "NOT_ALLOWED" -> cloud.role = Role.VIEWER;
            case "NO_SUCH_CAR" -> cloud.unshared = true;
            case "UNDER_WAY" -> cloud.pending("trunk", given.path("pending").asText("open"));
            default ->
                cloud.answering(
                        CommandStatus.valueOf(answer[0]), answer.length == 1 ? null : Reason.valueOf(answer[1]));
        }
    }
}
