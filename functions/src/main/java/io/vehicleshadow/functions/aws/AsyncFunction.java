package io.vehicleshadow.functions.aws;

import io.vehicleshadow.functions.CloudUnavailable;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/**
 * Hands an event to another function, without waiting for it. The SDK's client for Lambda would be a third of the zip
 * for this one call.
 *
 * <p>Source: AWS Lambda API reference, Invoke.
 */
final class AsyncFunction implements Consumer<String> {
    private final URI address;
    private final String region;
    private final AwsCredentialsProvider credentials;
    private final SdkHttpClient http;

    /** @param function its name or ARN, with a qualifier or none */
    AsyncFunction(
            URI endpoint, String region, String function, AwsCredentialsProvider credentials, SdkHttpClient http) {
        this.address = endpoint.resolve(
                "/2015-03-31/functions/" + URLEncoder.encode(function, StandardCharsets.UTF_8) + "/invocations");
        this.region = region;
        this.credentials = credentials;
        this.http = http;
    }

    /** @throws CloudUnavailable if Lambda did not take the event */
    @Override
    public void accept(String event) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(address)
                .putHeader("X-Amz-Invocation-Type", "Event")
                .putHeader("Content-Type", "application/json")
                .build();
        SignedRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.request(request)
                        .identity(credentials.resolveCredentials())
                        .payload(ContentStreamProvider.fromUtf8String(event))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "lambda")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        try {
            HttpExecuteResponse answer = http.prepareRequest(HttpExecuteRequest.builder()
                            .request(signed.request())
                            .contentStreamProvider(signed.payload().orElseThrow())
                            .build())
                    .call();
            answer.responseBody().ifPresent(AbortableInputStream::abort);
            int status = answer.httpResponse().statusCode();
            if (status != 202) {
                throw new CloudUnavailable("Lambda answered " + status, false, null);
            }
        } catch (IOException e) {
            throw new CloudUnavailable("Lambda did not answer", true, e);
        }
    }
}
