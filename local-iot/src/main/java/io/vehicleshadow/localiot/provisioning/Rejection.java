package io.vehicleshadow.localiot.provisioning;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Why a request was rejected, in the form of AWS IoT: {@code statusCode}, {@code errorCode}, {@code errorMessage}.
 *
 * <p>Source: AWS IoT developer guide, Device provisioning MQTT API. The guide doesn't list the codes; those of the
 * ownership token were seen in the device SDK's issues, the others are chosen.
 */
final class Rejection extends Exception {

    private static final long serialVersionUID = 1L;
    private static final JsonFactory JSON = new JsonFactory();

    private final int status;
    private final String code;

    private Rejection(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static Rejection invalidPayload(String why) {
        return new Rejection(400, "InvalidPayload", why);
    }

    static Rejection invalidSigningRequest(String why) {
        return new Rejection(400, "InvalidCertificateSigningRequest", "The certificate signing request: " + why);
    }

    static Rejection invalidToken(String why) {
        return new Rejection(400, "InvalidCertificateOwnershipToken", "Certificate ownership token " + why);
    }

    static Rejection invalidParameters(String why) {
        return new Rejection(400, "InvalidParameters", why);
    }

    static Rejection noTemplate(String name) {
        return new Rejection(404, "ResourceNotFound", "No provisioning template has the name " + name);
    }

    static Rejection tooManyRequests() {
        return new Rejection(429, "TooManyRequests", "Too many unfinished requests on one connection");
    }

    static Rejection internalFailure() {
        return new Rejection(500, "InternalFailure", "The request could not be carried out");
    }

    byte[] body() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("statusCode", status);
            json.writeStringField("errorCode", code);
            json.writeStringField("errorMessage", getMessage());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
