package io.vehicleshadow.localiot.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** How the resources of one type are made, changed and removed. */
interface Kind {

    /** What became of a resource. */
    enum Done {
        CREATED,
        CHANGED,
        UNCHANGED
    }

    /** Such as {@code AWS::IoT::Thing}. */
    String type();

    /** The property with the name of the resource; empty for one that has none. */
    String nameProperty();

    /** What CloudFormation makes of a name when the template gives none. */
    default String allowed(String name) {
        return name;
    }

    /** What of a resource local-iot lacks, such as {@code action Kinesis}. */
    default List<String> leftOut(JsonNode properties) {
        return List.of();
    }

    /** What {@code Fn::GetAtt} may ask of it. */
    Map<String, String> attributes(String name);

    /** Makes the resource, or changes it to what its properties say. */
    Done put(ControlPlaneAddress address, String name, JsonNode properties);

    /** Removes the resource, if it is there. */
    void remove(ControlPlaneAddress address, String name);
}
