package io.vehicleshadow.local.cli.fleet;

import io.vehicleshadow.functions.aws.MqttAddress;
import io.vehicleshadow.local.home.Endpoints;
import io.vehicleshadow.local.home.IdentityFiles;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * Where the cars connect and get their identities, and where their operator connects.
 *
 * @param host of the MQTT broker
 * @param port of the MQTT broker
 * @param authority PEM file of the authority that signed its certificate
 * @param claimCertificate PEM file
 * @param claimKey PEM file
 * @param template the provisioning template
 * @param operator where to connect over WebSocket; another at each call where it is signed
 * @param limits what the service takes
 */
public record Target(
        String host,
        int port,
        Path authority,
        Path claimCertificate,
        Path claimKey,
        String template,
        Supplier<URI> operator,
        Limits limits) {
    private static final int TLS_PORT = 8883;
    private static final Pattern AWS_HOST =
            Pattern.compile("[a-z0-9-]+\\.iot\\.([a-z0-9-]+)\\.amazonaws\\.com(\\.cn)?");

    /**
     * What the service takes.
     *
     * @param commandsPerSecond of one connection
     * @param provisionsPerSecond of the whole account
     */
    public record Limits(int commandsPerSecond, int provisionsPerSecond) {
        /**
         * A connection has 100 publishes a second, to it and from it, of which a command takes three or four: itself and the
         * documents of what follows. An account has 10 calls of RegisterThing, of which some are left to others. Source: AWS
         * IoT Core quotas.
         */
        static final Limits AWS = new Limits(25, 8);

        static final Limits LOCAL = new Limits(1_000, 1_000);
    }

    public Target {
        for (Path file : List.of(authority, claimCertificate, claimKey)) {
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException("there is no file " + file);
            }
        }
    }

    /** A local run, which has a claim of its own. */
    public static Target of(Endpoints run) {
        String broker = run.address("mqtt");
        IdentityFiles claim = run.identity("claim");
        MqttAddress operator = new MqttAddress(
                URI.create(run.address("mqttWebSocket")),
                Region.US_EAST_1,
                () -> AwsBasicCredentials.create("local", "local"));
        return new Target(
                broker.substring(0, broker.lastIndexOf(':')),
                Integer.parseInt(broker.substring(broker.lastIndexOf(':') + 1)),
                claim.authority(),
                claim.certificate(),
                claim.key(),
                "vehicle-shadow",
                operator::signed,
                Limits.LOCAL);
    }

    /**
     * A deployed stack; the operator is whoever the usual AWS credentials of this machine name.
     *
     * @param host the AWS IoT data endpoint
     */
    public static Target aws(String host, Path authority, Path claimCertificate, Path claimKey, String template) {
        Matcher known = AWS_HOST.matcher(host);
        if (!known.matches()) {
            throw new IllegalArgumentException("--endpoint is a host name such as"
                    + " a1b2c3d4e5f6g7-ats.iot.eu-west-1.amazonaws.com, but this is '" + host + "'");
        }
        MqttAddress operator = new MqttAddress(
                URI.create("wss://" + host + "/mqtt"),
                Region.of(known.group(1)),
                DefaultCredentialsProvider.builder().build());
        return new Target(
                host, TLS_PORT, authority, claimCertificate, claimKey, template, operator::signed, Limits.AWS);
    }
}
