package io.vehicleshadow.functions.aws;

import io.vehicleshadow.functions.label.VehicleLabel;
import io.vehicleshadow.functions.label.VehicleLabels;
import io.vehicleshadow.vehicle.ThingName;

/** One item a vehicle. */
final class DynamoLabels implements VehicleLabels {
    private static final String SORT = "LABEL";
    private final Table table;
    private final AccessNews news;

    DynamoLabels(Table table, AccessNews news) {
        this.table = table;
        this.news = news;
    }

    @Override
    public VehicleLabel of(ThingName thing) {
        return table.get("THING#" + thing, SORT)
                .map(item -> new VehicleLabel(item.text("name"), item.text("plate")))
                .orElse(VehicleLabel.NONE);
    }

    @Override
    public void keep(ThingName thing, VehicleLabel label) {
        table.put(Item.of("THING#" + thing, SORT).with("name", label.name()).with("plate", label.plate()));
        news.changed(thing);
    }
}
