package io.vehicleshadow.functions.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.functions.Cloud;
import io.vehicleshadow.functions.LocalTable;
import io.vehicleshadow.functions.wiring.Priming;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class PrimingTest {
    private final String table = LocalTable.create();
    private final Cloud cloud = new Cloud(table);
    private final List<HttpFunction> functions = HttpRoutes.functions(cloud.cases, Cloud.CLIENTS);

    @Test
    void every_function_is_primed_by_what_a_stranger_asks_and_that_changes_nothing() throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (HttpFunction function : functions) {
            assertFalse(function.strangersEvents().isEmpty());
            for (String event : function.strangersEvents()) {
                statuses.add(Functions.call(function, new ObjectMapper().readTree(event))
                        .status());
            }
        }
        assertTrue(List.of(200, 404).containsAll(statuses), statuses.toString());
        assertEquals(0, cloud.shadows.version());
        try (DynamoDbClient client = LocalTable.client()) {
            assertEquals(0, client.scan(scan -> scan.tableName(table)).count());
        }
    }

    @Test
    void a_snapshot_is_taken_also_when_the_cloud_does_not_answer() throws Exception {
        cloud.shadows.goDown();
        CommandsHandler function = new CommandsHandler(cloud.cases, Cloud.CLIENTS);
        new Priming(function, function::strangersEvents).beforeCheckpoint(null);
        assertEquals(0, cloud.shadows.version());
    }
}
