package io.vehicleshadow.infra.functions;

import io.vehicleshadow.infra.deployment.Reviewed;
import io.vehicleshadow.infra.vehicles.VehicleFleet;
import io.vehicleshadow.vehicle.topic.ClientIds;
import java.util.List;

/** The calls that each function makes on the table and on AWS IoT: its role allows these and no others. */
final class VehicleCalls {
    private static final String ANY_VEHICLE =
            "Every vehicle: for each request the access package decides whether the person may use it";
    private final String table;
    private final String byVersion;

    VehicleCalls(VehicleData data) {
        this.table = data.arn();
        this.byVersion = data.indexArn(VehicleData.BY_VERSION);
    }

    SnapStartFunction ofVehicles(SnapStartFunction function) {
        onTable(function, "GetItem", "Query");
        return onShadows(function, "iot:GetThingShadow");
    }

    SnapStartFunction ofCommands(SnapStartFunction function) {
        onTable(function, "DeleteItem", "GetItem", "PutItem", "UpdateItem");
        onVersions(function);
        onShadows(function, "iot:GetThingShadow", "iot:UpdateThingShadow");
        return watching(function);
    }

    SnapStartFunction ofHistoryPages(SnapStartFunction function) {
        return onTable(function, "GetItem", "Query");
    }

    SnapStartFunction ofSharing(SnapStartFunction function) {
        onTable(function, "DeleteItem", "GetItem", "PutItem", "Query", "UpdateItem");
        onVersions(function);
        return onShadows(function, "iot:GetThingShadow", "iot:UpdateThingShadow");
    }

    SnapStartFunction ofMe(SnapStartFunction function) {
        return onTable(function, "GetItem", "PutItem");
    }

    SnapStartFunction ofLivePages(SnapStartFunction function) {
        return onTable(function, "Query");
    }

    SnapStartFunction ofHistory(SnapStartFunction function) {
        onTable(function, "GetItem", "PutItem", "Query", "UpdateItem");
        return onVersions(function);
    }

    SnapStartFunction ofVoice(SnapStartFunction function) {
        onTable(function, "DeleteItem", "GetItem", "PutItem", "Query", "UpdateItem");
        onVersions(function);
        onShadows(function, "iot:GetThingShadow", "iot:UpdateThingShadow");
        return watching(function);
    }

    private SnapStartFunction onTable(SnapStartFunction function, String... verbs) {
        function.mayCall(List.of(verbs).stream().map("dynamodb:"::concat).toList(), table);
        return function;
    }

    private SnapStartFunction onVersions(SnapStartFunction function) {
        function.mayCall(List.of("dynamodb:Query"), byVersion);
        return function;
    }

    private SnapStartFunction onShadows(SnapStartFunction function, String... actions) {
        function.mayCall(List.of(actions), VehicleFleet.arn("thing/*"));
        Reviewed.finding(function.role(), "AwsSolutions-IAM5", ANY_VEHICLE);
        return function;
    }

    /** A waiting function subscribes to the answers of one vehicle, under a client id of its own. */
    private SnapStartFunction watching(SnapStartFunction function) {
        function.mayCall(List.of("iot:Connect"), VehicleFleet.arn("client/" + ClientIds.FUNCTION + "*"));
        function.mayCall(List.of("iot:Subscribe"), VehicleFleet.arn("topicfilter/$aws/things/*/shadow/update/accepted"));
        function.mayCall(List.of("iot:Receive"), VehicleFleet.arn("topic/$aws/things/*/shadow/update/accepted"));
        return function;
    }
}
