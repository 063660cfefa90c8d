package io.vehicleshadow.localiot.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.junit.LocalIotExtension;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AWS's port 443 takes devices that ask for HTTP by the name x-amzn-http-ca. */
@ExtendWith(LocalIotExtension.class)
class AlpnOverHttpsTest {

    @ParameterizedTest
    @CsvSource({"x-amzn-http-ca, x-amzn-http-ca", "h2 http/1.1, http/1.1", "'', ''"})
    void a_device_is_answered_over_https_by_the_protocol_it_names(String asked, String chosen, LocalIot iot)
            throws Exception {
        SSLContext car = MutualTls.with(iot.identities(), iot.issueCertificate("car", Policies.EVERYTHING));
        int port = iot.endpoints().ports().dataPlaneTls();
        try (SSLSocket socket = (SSLSocket) car.getSocketFactory().createSocket("localhost", port)) {
            name(socket, asked.isEmpty() ? new String[0] : asked.split(" "));

            socket.getOutputStream()
                    .write(("GET /things/car/shadow HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));

            byte[] status = socket.getInputStream().readNBytes(12);
            assertEquals("HTTP/1.1 404", new String(status, StandardCharsets.US_ASCII));
            assertEquals(chosen, socket.getApplicationProtocol());
        }
    }

    @Test
    void a_device_that_names_none_that_is_spoken_there_is_refused(LocalIot iot) throws Exception {
        SSLContext car = MutualTls.with(iot.identities(), iot.issueCertificate("car", Policies.EVERYTHING));
        int port = iot.endpoints().ports().dataPlaneTls();
        try (SSLSocket socket = (SSLSocket) car.getSocketFactory().createSocket("localhost", port)) {
            name(socket, "x-amzn-mqtt-ca");

            SSLException refused = assertThrows(SSLException.class, socket::startHandshake);
            assertTrue(refused.getMessage().contains("no_application_protocol"), refused::toString);
        }
    }

    private static void name(SSLSocket socket, String... protocols) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(protocols);
        socket.setSSLParameters(parameters);
    }
}
