package io.vehicleshadow.agent.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.vehicleshadow.agent.car.EcuAnswer;
import io.vehicleshadow.vehicle.command.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CommandRunnerTest {
    private static final List<EcuAnswer> ANSWERS = List.of(
            new EcuAnswer.Done(),
            new EcuAnswer.Fault(),
            new EcuAnswer.Busy(),
            new EcuAnswer.Unreachable(),
            new EcuAnswer.Refused(Reason.VEHICLE_MOVING));

    @Test
    void every_answer_of_an_ecu_has_a_verdict_of_its_own() {
        Set<?> kinds = ANSWERS.stream().map(Object::getClass).collect(Collectors.toSet());
        assertEquals(Set.copyOf(Arrays.asList(EcuAnswer.class.getPermittedSubclasses())), kinds);
        ANSWERS.forEach(answer -> assertNotNull(CommandRunner.verdict(answer)));
        assertEquals(
                ANSWERS.size(),
                ANSWERS.stream().map(CommandRunner::verdict).distinct().count());
    }
}
