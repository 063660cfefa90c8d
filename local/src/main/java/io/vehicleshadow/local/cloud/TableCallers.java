package io.vehicleshadow.local.cloud;

import io.vehicleshadow.local.listen.OwnPages;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** DynamoDB Local answers any web page; this lets only programs of this machine through to it. */
final class TableCallers extends Handler.Wrapper {
    TableCallers(Handler table) {
        super(table);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        OwnPages callers = new OwnPages(Request.getLocalPort(request), Set.of());
        Optional<String> refusal = callers.refusal(
                request.getHeaders().get(HttpHeader.HOST), request.getHeaders().get(HttpHeader.ORIGIN));
        if (refusal.isPresent()) {
            Response.writeError(request, response, callback, HttpStatus.FORBIDDEN_403, refusal.get());
            return true;
        }
        return super.handle(request, response, callback);
    }
}
