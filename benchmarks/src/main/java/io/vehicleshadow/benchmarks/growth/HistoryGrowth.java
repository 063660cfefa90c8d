package io.vehicleshadow.benchmarks.growth;

import io.vehicleshadow.benchmarks.measure.Bench;
import io.vehicleshadow.benchmarks.measure.Figure;
import io.vehicleshadow.benchmarks.measure.Rounds;
import io.vehicleshadow.functions.access.Grant;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.access.Role;
import io.vehicleshadow.functions.aws.AwsServices;
import io.vehicleshadow.functions.wiring.UseCases;
import io.vehicleshadow.local.cloud.LocalCloud;
import io.vehicleshadow.local.cloud.LocalTable;
import io.vehicleshadow.local.gateway.LambdaFunction;
import io.vehicleshadow.vehicle.ThingName;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a page of history costs by how many rows the vehicle has, through the functions' own code and DynamoDB Local. */
final class HistoryGrowth implements Growth {
    private static final int MOST = 100_000;
    private static final int PAGE = 25;
    private static final int WARM_UP = 200;
    private static final int PAGES = 60;

    private final Rounds newest = new Rounds();
    private final Rounds middle = new Rounds();
    private final Rounds allocations = new Rounds();
    private final List<HistoryPages> pages = new ArrayList<>();

    @Override
    public Picture measured() throws Exception {
        try (LocalTable table = LocalTable.start(Bench.folder())) {
            AwsServices services = AwsServices.of(Map.of(
                    "TABLE_NAME",
                    LocalTable.NAME,
                    "DYNAMODB_ENDPOINT",
                    table.endpoint().toString(),
                    // All commands are over, so no shadow is read.
                    "IOT_ENDPOINT",
                    "http://localhost:1",
                    "LOCAL_CREDENTIALS",
                    "true",
                    "METRICS_DISABLED",
                    "true"));
            LambdaFunction function = function(UseCases.of(services));
            Instant now = Clock.systemUTC().instant();
            try (HistoryRows rows = new HistoryRows(table.endpoint(), services, now)) {
                for (int count = 1; count <= MOST; count *= 10) {
                    vehicle(count, rows, services, function);
                }
            }
            for (HistoryPages page : pages) {
                page.p50Millis(WARM_UP);
            }
            return picture();
        }
    }

    private static LambdaFunction function(UseCases cases) {
        return LocalCloud.routes(cases, List.of()).stream()
                .filter(route -> route.method().equals("GET") && route.path().equals(HistoryPages.ROUTE))
                .findFirst()
                .orElseThrow()
                .function();
    }

    private void vehicle(int count, HistoryRows rows, AwsServices services, LambdaFunction function) throws Exception {
        ThingName thing = new ThingName("rows-" + count);
        services.grants().give(new Grant(new PersonId("demo"), thing, Role.OWNER, rows.at(count), Optional.empty()));
        rows.write(thing, count);
        HistoryPages first = new HistoryPages(function, thing, Optional.empty());
        HistoryPages inside = new HistoryPages(function, thing, Optional.of(rows.at(count / 2)));
        first.require(Math.min(count, PAGE));
        pages.addAll(List.of(first, inside));
        String size = Double.toString(count);
        newest.with(size, () -> first.p50Millis(PAGES));
        middle.with(size, () -> inside.p50Millis(PAGES));
        allocations.with(size, () -> first.allocatedKilobytes(PAGES));
    }

    private Picture picture() throws Exception {
        Curve first = Curve.of("the newest 25 entries", newest.measured());
        Curve inside = Curve.of("25 from the middle", middle.measured());
        Curve allocated = Curve.of("allocated by the function", allocations.measured());
        return new Picture(
                "growth-history",
                "Time and memory of a page of history against the rows that the vehicle has, 1 to 100,000",
                List.of(
                        new Panel("A page of history, p50", "rows of the vehicle", "ms", List.of(first, inside)),
                        new Panel("Memory of a page", "rows of the vehicle", "KB", List.of(allocated))),
                List.of(
                        new Figure("page of history at 100,000 rows / at 100 rows", first.growthSince(100), "x")
                                .atMost(1.5),
                        new Figure("the same, a page from the middle", inside.growthSince(100), "x").atMost(1.5)));
    }
}
