package io.vehicleshadow.functions.aws;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.regions.Region;

/**
 * The address for MQTT over WebSocket, signed with the caller's own credentials.
 *
 * <p>Source: AWS IoT developer guide, MQTT over WebSocket: signature version 4 in the query, service
 * {@code iotdevicegateway}, the session token added after signing.
 */
public final class MqttAddress {
    private final URI endpoint;
    private final Region region;
    private final AwsCredentialsProvider credentials;

    /** @param endpoint {@code wss:} and the host, or {@code ws:} on this machine; the path is {@code /mqtt} */
    public MqttAddress(URI endpoint, Region region, AwsCredentialsProvider credentials) {
        this.endpoint = endpoint;
        this.region = region;
        this.credentials = credentials;
    }

    /** The address to connect to within a minute; never to be logged. */
    public URI signed() {
        AwsCredentials known = credentials.resolveCredentials();
        boolean secure = endpoint.getScheme().equals("wss");
        URI http = URI.create((secure ? "https" : "http") + endpoint.toString().substring(secure ? 3 : 2));
        var signature = AwsV4HttpSigner.create()
                .sign(s -> s.identity(AwsBasicCredentials.create(known.accessKeyId(), known.secretAccessKey()))
                        .request(SdkHttpRequest.builder()
                                .uri(http)
                                .method(SdkHttpMethod.GET)
                                .build())
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "iotdevicegateway")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region.id())
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, Duration.ofMinutes(1)));
        String query = signature.request().encodedQueryParameters().orElseThrow();
        String token = known instanceof AwsSessionCredentials session
                ? "&X-Amz-Security-Token=" + URLEncoder.encode(session.sessionToken(), StandardCharsets.UTF_8)
                : "";
        return URI.create(endpoint + "?" + query + token);
    }
}
