package io.vehicleshadow.functions.aws;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Has the JDK send a request in one piece, with the length that it counts itself.
 *
 * <p>Told the length, it streams, and before each POST over a kept connection listens for one millisecond whether that
 * was closed: more than the table's own answer takes. In one piece it asks at once, and if the connection turns out to be
 * closed, once more over a new one. So this is only for calls that may be repeated. Source: JDK,
 * sun.net.www.http.HttpClient.
 */
final class InOnePiece implements ExecutionInterceptor {
    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        return context.httpRequest().copy(request -> request.removeHeader("Content-Length"));
    }
}
