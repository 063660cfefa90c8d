package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code infra/remove} against a stand-in for the AWS CLI. */
class RemoveTest {
    private static final String CERTIFICATE = "arn:aws:iot:eu-west-1:123456789012:cert/0123456789abcdef";

    @TempDir
    private Path folder;

    private AwsStandIn aws;

    @BeforeEach
    void a_stack_with_one_vehicle() throws Exception {
        aws = new AwsStandIn(folder);
        stack("false", "CREATE_COMPLETE", "DELETE_IN_PROGRESS", "DELETE_COMPLETE");
        String others = IntStream.range(0, 130)
                .mapToObj(i -> resource("AWS::Lambda::Permission", "p" + i))
                .collect(Collectors.joining(","));
        aws.answers(
                "cloudformation.list-stack-resources",
                "{\"StackResourceSummaries\":[" + others + ","
                        + resource("AWS::IoT::Thing", "tcu") + ","
                        + resource("AWS::IoT::Policy", "vehicle-shadow-vehicle") + ","
                        + resource("AWS::S3::Bucket", "pages") + "]}");
        aws.answers("iot.list-targets-for-policy", "{\"targets\":[\"" + CERTIFICATE + "\"]}");
        aws.answers("iot.list-principal-things", "{\"things\":[\"tcu\",\"car2\"]}");
        aws.answers("iot.list-thing-principals", "{\"principals\":[\"" + CERTIFICATE + "\"]}", "{\"principals\":[]}");
        aws.answers("iot.list-attached-policies", "{\"policies\":[]}");
        aws.answers(
                "iot.list-policy-versions",
                "{\"policyVersions\":[{\"versionId\":\"2\",\"isDefaultVersion\":true},"
                        + "{\"versionId\":\"1\",\"isDefaultVersion\":false}]}");
        aws.answers("s3api.list-objects-v2", "{\"Contents\":[{\"Key\":\"index.html\"}]}");
    }

    @Test
    void certificates_things_and_contents_go_before_the_stack() throws Exception {
        AwsStandIn.Said said = remove("--confirm", "VehicleShadow");
        assertEquals(0, said.exitCode(), said.text());
        List<String> order = aws.calls("").stream()
                .map(call -> call.split(" ")[1])
                .filter(call -> !call.startsWith("list-") && !call.startsWith("describe-"))
                .toList();
        assertEquals(
                List.of(
                        "detach-thing-principal",
                        "detach-thing-principal",
                        "detach-policy",
                        "update-certificate",
                        "delete-certificate",
                        "delete-thing",
                        "delete-policy-version",
                        "rm",
                        "delete-stack"),
                order);
        assertTrue(aws.calls("iot delete-thing").get(0).contains("--thing-name car2"), "the first one is the stack's");
        assertTrue(said.text().contains("the stack is gone"), said.text());
    }

    /** AWS IoT answers before it has detached; a certificate that is still attached can't be deleted. */
    @Test
    void a_certificate_is_deleted_once_it_is_detached() throws Exception {
        remove("--confirm", "VehicleShadow");
        List<String> calls = aws.calls("iot ");
        int looked = lastIndex(calls, "iot list-thing-principals");
        assertEquals(3, aws.calls("iot list-thing-principals").size());
        assertTrue(looked < lastIndex(calls, "iot delete-certificate"), calls.toString());
    }

    @Test
    void a_certificate_with_another_policy_stays() throws Exception {
        aws.answers("iot.list-attached-policies", "{\"policies\":[{\"policyName\":\"of-somebody-else\"}]}");
        remove("--confirm", "VehicleShadow");
        assertEquals(List.of(), aws.calls("iot delete-certificate"));
    }

    @Test
    void a_protected_stack_is_left_alone() throws Exception {
        stack("true", "CREATE_COMPLETE");
        AwsStandIn.Said said = remove("--confirm", "VehicleShadow");
        assertEquals(1, said.exitCode());
        assertTrue(
                said.text().contains("update-termination-protection --no-enable-termination-protection"), said.text());
        assertEquals(1, aws.calls("").size());
    }

    @Test
    void nothing_is_removed_unless_the_stack_is_named_twice() throws Exception {
        assertEquals(2, remove().exitCode());
        assertEquals(2, remove("--confirm", "Another").exitCode());
        assertEquals(List.of(), aws.calls("iot d"));
        assertEquals(List.of(), aws.calls("cloudformation delete"));
    }

    @Test
    void a_stack_that_is_gone_needs_no_removing() throws Exception {
        aws.answers("cloudformation.describe-stacks", "!ValidationError");
        AwsStandIn.Said said = remove("--confirm", "VehicleShadow");
        assertEquals(0, said.exitCode(), said.text());
        assertEquals(
                "There is no stack VehicleShadow in eu-west-1: nothing to remove",
                said.text().strip());
    }

    /** CloudFront delivers logs late. */
    @Test
    void a_bucket_that_fills_again_meanwhile_is_emptied_once_more() throws Exception {
        stack("false", "CREATE_COMPLETE", "DELETE_FAILED", "DELETE_COMPLETE");
        aws.answers(
                "cloudformation.list-stack-resources",
                "{\"StackResourceSummaries\":[{\"ResourceType\":"
                        + "\"AWS::S3::Bucket\",\"PhysicalResourceId\":\"logs\",\"LogicalResourceId\":\"Logs\","
                        + "\"ResourceStatus\":\"DELETE_FAILED\",\"ResourceStatusReason\":\"not empty\"}]}");
        AwsStandIn.Said said = remove("--confirm", "VehicleShadow");
        assertEquals(0, said.exitCode(), said.text());
        assertEquals(2, aws.calls("s3 rm").size());
        assertEquals(2, aws.calls("cloudformation delete-stack").size());
        assertTrue(said.text().contains("not deleted: Logs: not empty"), said.text());
    }

    private AwsStandIn.Said remove(String... options) throws Exception {
        String[] command = new String[options.length + 1];
        command[0] = "./remove";
        System.arraycopy(options, 0, command, 1, options.length);
        return aws.run(command);
    }

    private void stack(String isProtected, String... states) throws Exception {
        aws.answers(
                "cloudformation.describe-stacks",
                Arrays.stream(states)
                        .map(state -> "{\"Stacks\":[{\"StackId\":\"VehicleShadow\",\"StackStatus\":\"" + state
                                + "\",\"EnableTerminationProtection\":" + isProtected + "}]}")
                        .toArray(String[]::new));
    }

    private static String resource(String type, String name) {
        return "{\"ResourceType\":\"" + type + "\",\"PhysicalResourceId\":\"" + name
                + "\",\"ResourceStatus\":\"CREATE_COMPLETE\"}";
    }

    private static int lastIndex(List<String> calls, String beginning) {
        int last = -1;
        for (int i = 0; i < calls.size(); i++) {
            last = calls.get(i).startsWith(beginning) ? i : last;
        }
        return last;
    }
}
