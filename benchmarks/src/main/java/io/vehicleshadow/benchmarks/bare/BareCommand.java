package io.vehicleshadow.benchmarks.bare;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;

/** Writes a fixed request into a shadow and says that it did: one call of the SDK, no check of who sent it, no log. */
public final class BareCommand implements RequestStreamHandler {
    private final IotDataPlaneClient shadows = IotDataPlaneClient.builder()
            .region(Region.of(System.getenv("AWS_REGION")))
            .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
            .endpointOverride(URI.create(System.getenv("IOT_ENDPOINT")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        input.readAllBytes();
        shadows.updateThingShadow(update -> update.thingName("tcu")
                .payload(SdkBytes.fromUtf8String("{\"state\":{\"desired\":{\"headlight\":\"on\"}}}")));
        output.write("{\"statusCode\":202}".getBytes(StandardCharsets.UTF_8));
    }
}
