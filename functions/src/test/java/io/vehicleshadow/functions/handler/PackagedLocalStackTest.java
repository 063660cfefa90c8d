package io.vehicleshadow.functions.handler;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.functions.aws.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** The zip deployed to LocalStack's Lambda, with its table in LocalStack's DynamoDB. Needs Docker. */
@Testcontainers(disabledWithoutDocker = true)
class PackagedLocalStackTest {
    static {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            System.err.println("SKIPPED: the deployed zip is not tried in LocalStack, since there is no Docker here");
        }
    }

    @Container
    private final LocalStackContainer cloud =
            new LocalStackContainer(DockerImageName.parse("localstack/localstack:4.14.0"));

    private final StaticCredentialsProvider credentials =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

    @Test
    void the_deployed_zip_answers_over_a_table_of_its_own() throws Exception {
        try (DynamoDbClient tables = DynamoDbClient.builder()
                        .endpointOverride(cloud.getEndpoint())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(credentials)
                        .httpClient(UrlConnectionHttpClient.create())
                        .build();
                LambdaClient functions = LambdaClient.builder()
                        .endpointOverride(cloud.getEndpoint())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(credentials)
                        .httpClient(UrlConnectionHttpClient.builder()
                                .socketTimeout(Duration.ofMinutes(2))
                                .build())
                        .build()) {
            Table.create(tables, "vehicles");
            deploy(functions);
            functions.waiter().waitUntilFunctionActiveV2(f -> f.functionName("me"));
            InvokeResponse answer = functions.invoke(
                    i -> i.functionName("me")
                            .payload(
                                    SdkBytes.fromUtf8String(
                                            "{\"routeKey\":\"GET /me\",\"requestContext\":{\"requestId\":\"r\","
                                                    + "\"authorizer\":{\"jwt\":{\"claims\":{\"sub\":\"demo\",\"token_use\":\"access\"}}}}}")));
            String said = answer.payload().asUtf8String();
            assertTrue(said.contains("\"statusCode\":200") && said.contains("demo"), said);
        }
    }

    private static void deploy(LambdaClient functions) throws Exception {
        byte[] zip = Files.readAllBytes(Path.of(System.getProperty("functions.zip", "target/functions.zip")));
        functions.createFunction(f -> f.functionName("me")
                .runtime("java21")
                .role("arn:aws:iam::000000000000:role/function")
                .handler(MeHandler.class.getName() + "::handleRequest")
                .timeout(30)
                .memorySize(1024)
                .environment(e -> e.variables(Map.of(
                        "TABLE_NAME", "vehicles",
                        "IOT_ENDPOINT", "http://localhost:1",
                        "DYNAMODB_ENDPOINT", "http://localhost.localstack.cloud:4566")))
                .code(c -> c.zipFile(SdkBytes.fromByteArray(zip))));
    }
}
