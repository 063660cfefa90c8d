package io.vehicleshadow.functions.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vehicleshadow.functions.CloudUnavailable;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.share.People;
import io.vehicleshadow.functions.share.Person;
import io.vehicleshadow.vehicle.json.JsonText;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The people of a user pool, by the one call that takes an id as well as an address to sign in with.
 *
 * <p>Source: Amazon Cognito user pools API reference, AdminGetUser.
 */
final class CognitoPeople implements People {
    private static final Map<String, String> HEADERS = Map.of(
            "X-Amz-Target", "AWSCognitoIdentityProviderService.AdminGetUser",
            "Content-Type", "application/x-amz-json-1.1");
    private final URI endpoint;
    private final Optional<String> pool;
    private final SignedPost post;

    /** @param pool empty in a function that asks for nobody */
    CognitoPeople(URI endpoint, Optional<String> pool, SignedPost post) {
        this.endpoint = endpoint;
        this.pool = pool;
        this.post = post;
    }

    @Override
    public Optional<Person> find(String idOrName) {
        String userPool =
                pool.orElseThrow(() -> new IllegalStateException("The environment variable USER_POOL_ID is not set"));
        JsonNode question = JsonNodeFactory.instance
                .objectNode()
                .put("UserPoolId", userPool)
                .put("Username", idOrName);
        try {
            SignedPost.Answer answer = post.send(endpoint, HEADERS, JsonText.write(question));
            JsonNode json = JsonText.read(answer.body());
            if (answer.status() == 200) {
                return Optional.of(person(json));
            }
            if (json.path("__type").asText().endsWith("UserNotFoundException")) {
                return Optional.empty();
            }
            throw new CloudUnavailable("The sign-in answered " + answer.status(), false, null);
        } catch (IOException e) {
            throw new CloudUnavailable("The sign-in did not answer", false, e);
        }
    }

    private static Person person(JsonNode user) {
        PersonId id = new PersonId(attribute(user, "sub").orElseThrow());
        return new Person(
                id,
                Stream.of("name", "email")
                        .flatMap(name -> attribute(user, name).stream())
                        .findFirst());
    }

    private static Optional<String> attribute(JsonNode user, String name) {
        return StreamSupport.stream(user.path("UserAttributes").spliterator(), false)
                .filter(attribute -> attribute.path("Name").asText().equals(name))
                .map(attribute -> attribute.path("Value").asText())
                .filter(value -> !value.isBlank())
                .findFirst();
    }
}
