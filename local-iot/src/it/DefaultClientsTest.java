import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.identity.PemCredentials;
import io.vehicleshadow.localiot.junit.LocalIotExtension;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneAsyncClient;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;

/** What a project of somebody else does, with the clients that the AWS SDK takes by itself. */
@ExtendWith(LocalIotExtension.class)
class DefaultClientsTest {
    private static final String ANYTHING =
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iot:*","Resource":"*"}]}""";

    @Test
    void a_call_that_waits(LocalIot iot) {
        try (IotDataPlaneClient aws = IotDataPlaneClient.builder()
                .endpointOverride(URI.create(iot.endpoints().dataPlane()))
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build()) {
            aws.updateThingShadow(r -> r.thingName("lamp").payload(desired()));
            assertTrue(aws.getThingShadow(r -> r.thingName("lamp")).payload().asUtf8String().contains("\"on\":true"));
        }
    }

    @Test
    void a_call_that_does_not_wait(LocalIot iot) {
        try (IotDataPlaneAsyncClient aws = IotDataPlaneAsyncClient.builder()
                .endpointOverride(URI.create(iot.endpoints().dataPlane()))
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build()) {
            aws.updateThingShadow(r -> r.thingName("lamp").payload(desired())).join();
            assertTrue(aws.getThingShadow(r -> r.thingName("lamp")).join().payload().asUtf8String().contains("\"on\":true"));
        }
    }

    @Test
    void a_device_over_mutual_tls(LocalIot iot) throws Exception {
        PemCredentials lamp = iot.issueCertificate("lamp", ANYTHING);
        BlockingQueue<String> received = new ArrayBlockingQueue<>(1);
        MqttConnectOptions options = new MqttConnectOptions();
        options.setSocketFactory(tls(iot, lamp).getSocketFactory());
        try (MqttClient client = new MqttClient("ssl://" + iot.endpoints().mqtt(), "lamp", new MemoryPersistence())) {
            client.connect(options);
            client.subscribe("lamps/+", 1, (topic, message) -> received.add(topic + message));
            client.publish("lamps/1", "on".getBytes(), 1, false);
            assertEquals("lamps/1on", received.poll(30, TimeUnit.SECONDS));
            client.disconnect();
        }
    }

    private static SdkBytes desired() {
        return SdkBytes.fromUtf8String("{\"state\":{\"desired\":{\"on\":true}}}");
    }

    private static SSLContext tls(LocalIot iot, PemCredentials lamp) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        byte[] key = Base64.getMimeDecoder().decode(lamp.keyPem().replaceAll("-----[A-Z ]+-----", ""));
        store.setKeyEntry(
                "lamp",
                KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key)),
                new char[0],
                new Certificate[] {certificate(lamp.certificatePem().getBytes())});
        Path authority = iot.endpoints().certificates().resolve("ca.pem");
        store.setCertificateEntry("ca", certificate(Files.readAllBytes(authority)));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static Certificate certificate(byte[] pem) throws Exception {
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    }
}
