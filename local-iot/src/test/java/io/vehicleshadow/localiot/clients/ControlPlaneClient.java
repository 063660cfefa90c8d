package io.vehicleshadow.localiot.clients;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iot.IotClient;

/** The AWS SDK's own client of the control plane; not over the JDK's URLConnection, which sends no PATCH. */
final class ControlPlaneClient {

    private ControlPlaneClient() {}

    static IotClient at(String endpoint) {
        return IotClient.builder()
                .endpointOverride(URI.create(endpoint))
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "key")))
                .httpClient(ApacheHttpClient.create())
                .build();
    }
}
