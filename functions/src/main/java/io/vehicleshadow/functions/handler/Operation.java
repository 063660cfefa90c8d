package io.vehicleshadow.functions.handler;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.http.HttpRequest;

/**
 * What a route does for a signed-in person.
 *
 * @param <H> the handler that does it
 */
@FunctionalInterface
interface Operation<H extends HttpFunction> {
    APIGatewayV2HTTPResponse answer(H handler, PersonId person, HttpRequest request);
}
