package io.vehicleshadow.localiot.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/** Lets web pages of this machine call, as the endpoints of AWS let any page (CORS). */
final class CrossOrigin {

    private static final String METHODS = "GET,HEAD,POST,PUT,PATCH,DELETE,OPTIONS";
    private static final String EXPOSED = "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date";
    private static final String TWO_DAYS = "172800";

    private CrossOrigin() {}

    /** Allows the page, if the request comes from one; a preflight is answered with that. */
    static boolean isAnswered(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return false;
        }
        request.response()
                .putHeader("Access-Control-Allow-Origin", origin)
                .putHeader("Access-Control-Expose-Headers", EXPOSED)
                .putHeader("Vary", "Origin");
        if (!request.method().equals(HttpMethod.OPTIONS)) {
            return false;
        }
        String headers = request.getHeader("Access-Control-Request-Headers");
        request.response()
                .putHeader("Access-Control-Allow-Methods", METHODS)
                .putHeader("Access-Control-Allow-Headers", headers == null ? "*" : headers)
                .putHeader("Access-Control-Max-Age", TWO_DAYS)
                .end();
        return true;
    }
}
