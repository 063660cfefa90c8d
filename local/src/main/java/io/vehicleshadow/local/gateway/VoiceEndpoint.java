package io.vehicleshadow.local.gateway;

import com.amazon.ask.exception.AskSdkException;
import io.vehicleshadow.local.listen.LocalListener;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes Alexa's raw requests and hands them to the skill's function, as Alexa does. A request that the skill refuses
 * unheard (of another skill, too old, not one of Alexa's) is answered with 400, as a skill hosted on the web would.
 *
 * <p>Source: Alexa Skills Kit, Host a Custom Skill as a Web Service.
 */
public final class VoiceEndpoint {
    /** Alexa's own limit of a request. */
    private static final int LONGEST_BODY = 128 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(VoiceEndpoint.class);
    private final Vertx vertx;
    private final LambdaFunction skill;

    public VoiceEndpoint(Vertx vertx, LambdaFunction skill) {
        this.vertx = vertx;
        this.skill = skill;
    }

    public void handle(HttpServerRequest request) {
        HttpServerResponse response = request.response().putHeader("Content-Type", "application/json");
        if (request.method() != HttpMethod.POST) {
            response.putHeader("Allow", "POST");
            LocalListener.refuse(response, 405, "Alexa's requests are sent with POST");
            return;
        }
        LocalListener.read(vertx, request, LONGEST_BODY, body -> hear(response, body));
    }

    private void hear(HttpServerResponse response, Buffer body) {
        vertx.executeBlocking(() -> skill.invoke(body.getBytes()), false)
                .onSuccess(answer -> response.end(Buffer.buffer(answer)))
                .onFailure(failure -> fail(response, failure));
    }

    private static void fail(HttpServerResponse response, Throwable failure) {
        if (failure instanceof AskSdkException) {
            LocalListener.refuse(response, 400, "The skill does not take this request: " + failure.getMessage());
        } else {
            LOG.error("The skill failed", failure);
            LocalListener.refuse(response, 500, "The skill failed");
        }
    }
}
