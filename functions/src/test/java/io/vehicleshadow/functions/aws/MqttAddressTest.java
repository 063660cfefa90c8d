package io.vehicleshadow.functions.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * The signed address beside signature version 4 worked out here step by step.
 *
 * <p>Source: IAM user guide, "Create a signed AWS API request"; AWS IoT developer guide, "MQTT over WebSocket".
 */
class MqttAddressTest {
    private static final String ID = "AKIDEXAMPLE";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    /** The key of the example that AWS published for deriving one. */
    @Test
    void the_steps_of_this_test_are_those_of_aws() throws Exception {
        assertEquals(
                "f4780e2d9f65fa895f9c67b32ce1baf0b0d8a43505a000a1a9e090d414db404d",
                hex(signingKey("20120215", "us-east-1", "iam")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wss://abc-ats.iot.eu-west-1.amazonaws.com/mqtt", "ws://localhost:8082/mqtt"})
    void the_signature_is_the_one_that_aws_iot_works_out(String endpoint) throws Exception {
        URI signed = signed(endpoint, AwsBasicCredentials.create(ID, SECRET));
        Map<String, String> query = query(signed);
        String date = query.get("X-Amz-Date");
        assertTrue(date.matches("\\d{8}T\\d{6}Z"), date);
        String day = date.substring(0, 8);
        String scope = day + "/eu-west-1/iotdevicegateway/aws4_request";
        assertEquals((ID + "/" + scope).replace("/", "%2F"), query.get("X-Amz-Credential"));
        assertEquals("60", query.get("X-Amz-Expires"));
        String canonical = "GET\n/mqtt\nX-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential="
                + query.get("X-Amz-Credential") + "&X-Amz-Date=" + date + "&X-Amz-Expires=60&X-Amz-SignedHeaders=host\n"
                + "host:" + URI.create(endpoint).getAuthority() + "\n\nhost\n" + sha256("");
        String toSign = "AWS4-HMAC-SHA256\n" + date + "\n" + scope + "\n" + sha256(canonical);
        assertEquals(hex(hmac(signingKey(day, "eu-west-1", "iotdevicegateway"), toSign)), query.get("X-Amz-Signature"));
        assertTrue(signed.toString().startsWith(endpoint + "?"), endpoint);
    }

    /** AWS IoT signs without the token; other services with it. */
    @Test
    void the_session_token_is_added_after_signing() {
        URI signed = signed(
                "wss://abc-ats.iot.eu-west-1.amazonaws.com/mqtt", AwsSessionCredentials.create(ID, SECRET, "a+b/c="));
        assertTrue(signed.toString().endsWith("&X-Amz-Security-Token=a%2Bb%2Fc%3D"), signed.toString());
        assertFalse(query(signed).get("X-Amz-SignedHeaders").contains("token"));
    }

    private static URI signed(String endpoint, AwsCredentials credentials) {
        return new MqttAddress(URI.create(endpoint), Region.EU_WEST_1, StaticCredentialsProvider.create(credentials))
                .signed();
    }

    private static Map<String, String> query(URI address) {
        Map<String, String> query = new TreeMap<>();
        for (String pair : address.getRawQuery().split("&")) {
            query.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
        }
        return query;
    }

    private static byte[] signingKey(String day, String region, String service) throws GeneralSecurityException {
        byte[] key = ("AWS4" + SECRET).getBytes(StandardCharsets.UTF_8);
        for (String part : new String[] {day, region, service, "aws4_request"}) {
            key = hmac(key, part);
        }
        return key;
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(String text) throws GeneralSecurityException {
        return hex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
