package io.vehicleshadow.localiot.provisioning;

/** What the holder of a provisioning claim may do: connect, and use one template. */
public final class ClaimPolicy {

    private static final String POLICY = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "iot:Connect", "Resource": "*"},
              {"Effect": "Allow", "Action": ["iot:Publish", "iot:Receive"], "Resource": [
               "arn:aws:iot:*:*:topic/$aws/certificates/*",
               "arn:aws:iot:*:*:topic/$aws/provisioning-templates/TEMPLATE/provision/*"]},
              {"Effect": "Allow", "Action": "iot:Subscribe", "Resource": [
               "arn:aws:iot:*:*:topicfilter/$aws/certificates/*",
               "arn:aws:iot:*:*:topicfilter/$aws/provisioning-templates/TEMPLATE/provision/*"]}]}""";

    private ClaimPolicy() {}

    public static String of(String template) {
        return POLICY.replace("TEMPLATE", template);
    }
}
