package io.vehicleshadow.local.signin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.vehicle.json.JsonText;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;

/**
 * Says whether a person has an account, as the deployed sign-in does. Here the id of a person is the name they type.
 *
 * <p>Source: Amazon Cognito user pools API reference, AdminGetUser.
 */
final class AccountEndpoint {
    private static final String OPERATION = "AWSCognitoIdentityProviderService.AdminGetUser";
    private final Accounts accounts;

    AccountEndpoint(Accounts accounts) {
        this.accounts = accounts;
    }

    void answer(HttpServerRequest request, String body) {
        if (!OPERATION.equals(request.getHeader("X-Amz-Target"))) {
            refuse(request.response(), "UnknownOperationException");
            return;
        }
        String name = nameIn(body);
        if (!accounts.has(name)) {
            refuse(request.response(), "UserNotFoundException");
            return;
        }
        ObjectNode json = object().put("Username", name).put("Enabled", true);
        json.putArray("UserAttributes").addObject().put("Name", "sub").put("Value", name);
        json(request.response(), json);
    }

    private static String nameIn(String body) {
        try {
            return JsonText.read(body).path("Username").asText();
        } catch (IOException e) {
            return "";
        }
    }

    private static void refuse(HttpServerResponse response, String type) {
        json(response.setStatusCode(400), object().put("__type", type));
    }

    private static void json(HttpServerResponse response, ObjectNode json) {
        response.putHeader("Content-Type", "application/x-amz-json-1.1").end(JsonText.write(json));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
