package io.vehicleshadow.localiot.dataplane;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.UUID;
import java.util.function.Supplier;

/** Writes replies as the AWS SDKs' restJson protocol expects them. */
final class Answering {
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence ERROR_TYPE = HttpHeaders.createOptimized("x-amzn-ErrorType");
    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("x-amzn-RequestId");

    private final Supplier<UUID> ids;

    Answering(Supplier<UUID> ids) {
        this.ids = ids;
    }

    void answer(HttpServerResponse response, Reply reply) {
        if (response.ended() || response.closed()) {
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, JSON);
        if (reply instanceof Reply.Failed failed) {
            fail(response, failed);
        } else if (reply instanceof Reply.Done done) {
            response.end(Buffer.buffer(done.body()));
        }
    }

    private void fail(HttpServerResponse response, Reply.Failed failed) {
        String id = ids.get().toString();
        response.setStatusCode(failed.type().status())
                .putHeader(ERROR_TYPE, failed.type().exception())
                .putHeader(REQUEST_ID, id)
                .end(ErrorBody.json(failed, id));
    }
}
