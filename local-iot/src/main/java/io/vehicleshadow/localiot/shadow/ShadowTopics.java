package io.vehicleshadow.localiot.shadow;

/** The reserved topics of one shadow. Source: AWS IoT developer guide, Device Shadow MQTT topics. */
final class ShadowTopics {
    private final String prefix;

    ShadowTopics(ShadowName name) {
        this.prefix =
                "$aws/things/" + name.thing() + "/shadow/" + (name.isClassic() ? "" : "name/" + name.shadow() + "/");
    }

    String accepted(ShadowOperation operation) {
        return prefix + operation.word() + "/accepted";
    }

    String delta() {
        return prefix + "update/delta";
    }

    String documents() {
        return prefix + "update/documents";
    }
}
