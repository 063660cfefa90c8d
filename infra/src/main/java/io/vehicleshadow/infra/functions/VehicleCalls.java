package io.vehicleshadow.infra.functions;

import io.vehicleshadow.infra.deployment.Reviewed;
import io.vehicleshadow.infra.vehicles.VehicleFleet;
import io.vehicleshadow.vehicle.ClientIds;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.services.cognito.UserPool;

/** The calls that each function makes on the table and on AWS IoT: its role allows these and no others. */
final class VehicleCalls {
    private static final String ANY_VEHICLE =
            "Every vehicle: for each request the access package decides whether the person may use it";
    private final String people;
    private final String table;
    private final String byVersion;

    VehicleCalls(VehicleData data, UserPool people) {
        this.people = people.getUserPoolArn();
        this.table = data.arn();
        this.byVersion = data.indexArn(VehicleData.BY_VERSION);
    }

    SnapStartFunction ofVehicles(SnapStartFunction function) {
        onPeople(function, "GetItem", "Query");
        onVehicles(function, "GetItem");
        return onShadows(function, "iot:GetThingShadow");
    }

    SnapStartFunction ofCommands(SnapStartFunction function) {
        onPeople(function, "GetItem");
        onVehicles(function, "DeleteItem", "GetItem", "PutItem", "UpdateItem");
        onVersions(function);
        onShadows(function, "iot:GetThingShadow", "iot:UpdateThingShadow");
        return watching(function);
    }

    SnapStartFunction ofHistoryPages(SnapStartFunction function) {
        onPeople(function, "GetItem");
        onVehicles(function, "GetItem", "Query", "UpdateItem");
        return onShadows(function, "iot:GetThingShadow");
    }

    SnapStartFunction ofSharing(SnapStartFunction function) {
        onPeople(function, "DeleteItem", "GetItem", "PutItem");
        onVehicles(function, "DeleteItem", "GetItem", "PutItem", "Query", "UpdateItem");
        onVersions(function);
        function.mayCall(List.of("cognito-idp:AdminGetUser"), people);
        return onShadows(function, "iot:GetThingShadow", "iot:UpdateThingShadow");
    }

    SnapStartFunction ofMe(SnapStartFunction function) {
        return onPeople(function, "GetItem", "PutItem");
    }

    SnapStartFunction ofLivePages(SnapStartFunction function) {
        return onPeople(function, "Query");
    }

    SnapStartFunction ofHistory(SnapStartFunction function) {
        onVehicles(function, "GetItem", "PutItem", "Query", "UpdateItem");
        return onVersions(function);
    }

    SnapStartFunction ofVoice(SnapStartFunction function) {
        onPeople(function, "GetItem", "PutItem", "Query");
        onVehicles(function, "DeleteItem", "GetItem", "PutItem", "UpdateItem");
        onVersions(function);
        onShadows(function, "iot:GetThingShadow", "iot:UpdateThingShadow");
        return watching(function);
    }

    SnapStartFunction ofSmartHome(SnapStartFunction function) {
        onPeople(function, "GetItem", "PutItem", "Query");
        onVehicles(function, "DeleteItem", "GetItem", "PutItem", "UpdateItem");
        onItems(function, table, "MESSAGE#*", "PutItem");
        onVersions(function);
        onShadows(function, "iot:GetThingShadow", "iot:UpdateThingShadow");
        return watching(function);
    }

    /** It goes on with a directive as if it were asked again. */
    SnapStartFunction ofSmartHomeEvents(SnapStartFunction function) {
        onPeople(function, "DeleteItem", "GetItem", "PutItem", "Query");
        onVehicles(function, "DeleteItem", "GetItem", "PutItem", "Query", "UpdateItem");
        onVersions(function);
        onShadows(function, "iot:GetThingShadow", "iot:UpdateThingShadow");
        return watching(function);
    }

    /** On what stands under a person: roles and PIN. docs/data.md has the keys. */
    private SnapStartFunction onPeople(SnapStartFunction function, String... verbs) {
        return onItems(function, table, "USER#*", verbs);
    }

    /** On what stands under a vehicle: roles, presence, history. */
    private SnapStartFunction onVehicles(SnapStartFunction function, String... verbs) {
        return onItems(function, table, "THING#*", verbs);
    }

    private SnapStartFunction onVersions(SnapStartFunction function) {
        return onItems(function, byVersion, "THING#*", "Query");
    }

    private static SnapStartFunction onItems(
            SnapStartFunction function, String tableOrIndex, String key, String... verbs) {
        function.mayUseItems(
                tableOrIndex,
                List.of(key),
                Stream.of(verbs).map("dynamodb:"::concat).toList());
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
        function.mayCall(
                List.of("iot:Subscribe"), VehicleFleet.arn("topicfilter/$aws/things/*/shadow/update/accepted"));
        function.mayCall(List.of("iot:Receive"), VehicleFleet.arn("topic/$aws/things/*/shadow/update/accepted"));
        return function;
    }
}
