package io.vehicleshadow.localiot.provisioning;

import io.vehicleshadow.localiot.json.Json;

/**
 * Why a request was rejected, in the form of AWS IoT: {@code statusCode}, {@code errorCode}, {@code errorMessage}.
 *
 * <p>Source: AWS IoT developer guide, Device provisioning MQTT API. The guide doesn't list the codes; those of the
 * ownership token were seen in the device SDK's issues, the others are chosen.
 */
final class Rejection extends Exception {

    private static final long serialVersionUID = 1L;

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

    static Rejection refusedByHook(String template) {
        return new Rejection(403, "AccessDenied", "The pre-provisioning hook of " + template + " refused the request");
    }

    static Rejection tooManyRequests() {
        return new Rejection(429, "TooManyRequests", "Too many unfinished requests on one connection");
    }

    static Rejection internalFailure() {
        return new Rejection(500, "InternalFailure", "The request could not be carried out");
    }

    byte[] body() {
        return Json.bytes(
                Json.object().put("statusCode", status).put("errorCode", code).put("errorMessage", getMessage()));
    }
}
