package io.vehicleshadow.functions.truth;

import io.vehicleshadow.functions.Cloud;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.command.Reason;
import io.vehicleshadow.vehicle.shadow.DesiredLeaf;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.shadow.ShadowUpdate;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A vehicle as the contract wants it that takes its time: it comes and goes, begins what it is asked, and answers later,
 * but within its patience while it is connected. It answers what it has begun whatever became of the request.
 */
final class LateVehicle {
    private static final ThingName TCU = new ThingName("tcu");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private record Action(long seenIn, DesiredLeaf leaf, Instant since) {}

    private final Cloud cloud;
    private final Random random;
    private final Map<String, Action> actions = new TreeMap<>();
    private boolean online;

    LateVehicle(Cloud cloud, Random random) {
        this.cloud = cloud;
        this.random = random;
    }

    void comeOrGo() {
        cloud.clock.advance(Duration.ofMillis(10));
        online = !online;
        cloud.vehicleIs(online);
        cloud.clock.advance(Duration.ofMillis(10));
        actions.replaceAll((signal, action) -> new Action(action.seenIn(), action.leaf(), cloud.clock.instant()));
    }

    void comeForGood() {
        if (!online) {
            comeOrGo();
        }
        for (int i = 0; i < 8; i++) {
            begin();
            actions.keySet().stream().toList().forEach(this::answer);
        }
    }

    /** Begins, goes on, or answers; what takes too long is answered. */
    void act() {
        if (!online) {
            return;
        }
        answerWhatIsDue();
        if (random.nextBoolean()) {
            begin();
        } else {
            actions.keySet().stream().findFirst().ifPresent(this::answer);
        }
    }

    void answerWhatIsDue() {
        if (online) {
            Instant due = cloud.clock.instant().minus(PATIENCE);
            actions.entrySet().stream()
                    .filter(entry -> entry.getValue().since().isBefore(due))
                    .map(Map.Entry::getKey)
                    .toList()
                    .forEach(this::answer);
        }
    }

    private void begin() {
        cloud.shadows
                .get(TCU)
                .ifPresent(document -> document.requested()
                        .forEach((signal, leaf) -> actions.putIfAbsent(
                                signal, new Action(document.version(), leaf, cloud.clock.instant()))));
    }

    private void answer(String signal) {
        Action action = actions.remove(signal);
        boolean done;
        do {
            ShadowDocument document = cloud.shadows.get(TCU).orElseThrow();
            Outcome outcome = outcome(action);
            ShadowUpdate update =
                    new ShadowUpdate().onlyIfVersion(document.version()).outcome(signal, outcome);
            if (outcome.status() == CommandStatus.SUCCEEDED) {
                SignalValue.of(action.leaf().value()).ifPresent(value -> update.report(new SignalKey(signal), value));
            }
            if (action.leaf().equals(document.requested().get(signal))) {
                update.clear(signal);
            }
            done = cloud.shadows.write(update.json()).isPresent();
        } while (!done);
    }

    private Outcome outcome(Action action) {
        return switch (random.nextInt(6)) {
            case 0 -> Outcome.failed(Reason.ECU_FAULT, action.seenIn());
            case 1 -> Outcome.rejected(Reason.VEHICLE_MOVING, action.seenIn());
            default -> Outcome.succeeded(action.seenIn());
        };
    }
}
