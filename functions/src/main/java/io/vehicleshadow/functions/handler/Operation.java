package io.vehicleshadow.functions.handler;

import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.http.HttpAnswer;
import io.vehicleshadow.functions.http.HttpRequest;

/** What a route does for a signed-in person. */
@FunctionalInterface
interface Operation {
    HttpAnswer answer(PersonId person, HttpRequest request);
}
