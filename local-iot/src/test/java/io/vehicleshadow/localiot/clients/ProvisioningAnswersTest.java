package io.vehicleshadow.localiot.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.junit.LocalIotExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who gets the answers of fleet provisioning: certificates, and tokens that whoever has them may use. */
@ExtendWith(LocalIotExtension.class)
class ProvisioningAnswersTest {
    private static final String REQUESTS = "$aws/certificates/create-from-csr/json";

    private Paho5 asking;
    private Paho5 listening;

    @BeforeEach
    void connect(LocalIot iot) throws Exception {
        asking = new Paho5(iot.endpoints().mqttWebSocket(), "asking").connect(Paho5.cleanStart());
        listening = new Paho5(iot.endpoints().mqttWebSocket(), "listening").connect(Paho5.cleanStart());
        listening.subscribe(REQUESTS);
        listening.subscribe(REQUESTS + "/+");
        listening.subscribe("end");
    }

    @AfterEach
    void close() throws Exception {
        asking.close();
        listening.close();
    }

    @Test
    void only_who_asked_gets_the_certificate_and_its_token() throws Exception {
        asking.subscribe(REQUESTS + "/+");

        asking.publish(REQUESTS, signingRequest());

        Paho5.Received answer = asking.next();
        assertEquals(REQUESTS + "/accepted", answer.topic());
        assertTrue(answer.payload().contains("certificateOwnershipToken"), answer.payload());
        asking.publish("end", "");
        assertEquals("end", listening.next().topic());
    }

    @Test
    void only_who_asked_is_told_of_a_refusal() throws Exception {
        asking.subscribe(REQUESTS + "/+");

        asking.publish(REQUESTS, "{}");

        assertEquals(REQUESTS + "/rejected", asking.next().topic());
        asking.publish("end", "");
        assertEquals("end", listening.next().topic());
    }

    @Test
    void who_does_not_subscribe_gets_no_answer() throws Exception {
        asking.publish(REQUESTS, signingRequest());

        asking.subscribe("end");
        asking.publish("end", "");
        assertEquals("end", asking.next().topic());
    }

    @Test
    void a_request_over_http_is_answered_to_nobody(LocalIot iot) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(iot.endpoints().dataPlane() + "/topics/" + REQUESTS.replace("/", "%2F")))
                .POST(HttpRequest.BodyPublishers.ofString(signingRequest()))
                .build();
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());

        asking.publish("end", "");
        assertEquals("end", listening.next().topic());
    }

    private static String signingRequest() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair key = generator.generateKeyPair();
        byte[] der = new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=lamp"), key.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()))
                .getEncoded();
        return "{\"certificateSigningRequest\":\"-----BEGIN CERTIFICATE REQUEST-----\\n"
                + Base64.getEncoder().encodeToString(der) + "\\n-----END CERTIFICATE REQUEST-----\\n\"}";
    }
}
