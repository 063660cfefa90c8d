package io.vehicleshadow.functions.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;

/** Makes the clients of AWS for whoever the environment says that we are. */
final class Caller {
    private final Map<String, String> environment;
    private final Lazy<SdkHttpClient> http = new Lazy<>(() -> UrlConnectionHttpClient.builder()
            .connectionTimeout(Duration.ofSeconds(1))
            .socketTimeout(Duration.ofSeconds(2))
            .build());
    /** The SDK reads the metadata of all its services for its first client. */
    private final Lazy<ServiceMetadata> services = new Lazy<>(() -> ServiceMetadata.of("iotdata"));

    Caller(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Makes ready on other threads what every client needs. */
    void prepare() {
        http.prepare();
        services.prepare();
    }

    Region region() {
        return Region.of(environment.getOrDefault("AWS_REGION", "us-east-1"));
    }

    /**
     * Keys in the environment, or the address to fetch them from: a function restored from a snapshot has only the
     * latter. Source: AWS Lambda developer guide, "Activating and managing Lambda SnapStart".
     */
    AwsCredentialsProvider credentials() {
        return environment.containsKey("LOCAL_CREDENTIALS")
                ? () -> AwsBasicCredentials.create("local", "local")
                : AwsCredentialsProviderChain.of(
                        EnvironmentVariableCredentialsProvider.create(), ContainerCredentialsProvider.create());
    }

    /**
     * A client that repeats requests, as every write to the table may be repeated; not so often that Alexa, who waits 8 s
     * for an answer, would hear none.
     *
     * @param endpoint empty for the region's own
     */
    DynamoDbClient database(Optional<URI> endpoint) {
        var client = DynamoDbClient.builder()
                .region(region())
                .credentialsProvider(credentials())
                .httpClient(http.get())
                .overrideConfiguration(c -> c.addExecutionInterceptor(new InOnePiece())
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(3)
                                .build()));
        endpoint.ifPresent(client::endpointOverride);
        return client.build();
    }

    AsyncFunction function(String name) {
        URI endpoint = URI.create(
                environment.getOrDefault("LAMBDA_ENDPOINT", "https://lambda." + region().id() + ".amazonaws.com"));
        return new AsyncFunction(endpoint, name, post("lambda"));
    }

    CognitoPeople people() {
        URI endpoint = URI.create(environment.getOrDefault(
                "USER_POOL_ENDPOINT", "https://cognito-idp." + region().id() + ".amazonaws.com"));
        return new CognitoPeople(endpoint, Optional.ofNullable(environment.get("USER_POOL_ID")), post("cognito-idp"));
    }

    private SignedPost post(String service) {
        return new SignedPost(http, credentials(), region().id(), service);
    }

    /** A client that does not repeat requests by itself. */
    IotDataPlaneClient shadows(URI endpoint) {
        return IotDataPlaneClient.builder()
                .region(region())
                .credentialsProvider(credentials())
                .httpClient(http.get())
                .endpointOverride(endpoint)
                .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }
}
