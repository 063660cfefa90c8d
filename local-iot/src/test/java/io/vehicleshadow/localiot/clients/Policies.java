package io.vehicleshadow.localiot.clients;

/** Policies of the tests. */
final class Policies {

    /** Each thing may use its own shadows and its own {@code dt/THING} topics, and nothing else. */
    static final String OWN_SHADOW = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "iot:Connect",
               "Resource": "arn:aws:iot:us-east-1:123456789012:client/${iot:Connection.Thing.ThingName}"},
              {"Effect": "Allow", "Action": ["iot:Publish", "iot:Receive"], "Resource": [
               "arn:aws:iot:us-east-1:123456789012:topic/$aws/things/${iot:Connection.Thing.ThingName}/shadow/*",
               "arn:aws:iot:us-east-1:123456789012:topic/dt/${iot:Connection.Thing.ThingName}/*"]},
              {"Effect": "Allow", "Action": "iot:Subscribe", "Resource": [
               "arn:aws:iot:us-east-1:123456789012:topicfilter/$aws/things/${iot:Connection.Thing.ThingName}/shadow/*",
               "arn:aws:iot:us-east-1:123456789012:topicfilter/dt/${iot:Connection.Thing.ThingName}/*"]},
              {"Effect": "Allow", "Action": "iot:*ThingShadow",
               "Resource": "arn:aws:iot:us-east-1:123456789012:thing/${iot:Certificate.Subject.CommonName}"}]}""";

    static final String EVERYTHING = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iot:*", "Resource": "*"}]}""";

    private Policies() {}
}
