package io.vehicleshadow.localiot.dataplane;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** The JSON of an error: what was wrong, its status, and by which id the request can be found. */
final class ErrorBody {
    private ErrorBody() {}

    static String json(Reply.Failed failed, String traceId) {
        String message = new String(JsonStringEncoder.getInstance().quoteAsString(failed.message()));
        return "{\"message\":\"" + message + "\",\"code\":" + failed.type().status() + ",\"traceId\":\"" + traceId
                + "\"}";
    }
}
