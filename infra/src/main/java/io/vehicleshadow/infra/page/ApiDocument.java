package io.vehicleshadow.infra.page;

import io.vehicleshadow.infra.functions.CommandApi;
import io.vehicleshadow.infra.people.SignIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awscdk.services.s3.deployment.ISource;
import software.amazon.awscdk.services.s3.deployment.Source;

/** The API's OpenAPI document with this stack's sign-in, a file beside the page; a local run serves the same. */
public record ApiDocument(Path openApi, SignIn signIn) {
    static final String PATH = CommandApi.PATH + "/openapi.json";

    /** The sign-in that the document names as it is in the repository. */
    private static final String LOCAL_ISSUER = "http://localhost:8084/people";

    ISource source() {
        try {
            return Source.data(PATH, Files.readString(openApi).replace(LOCAL_ISSUER, signIn.issuer()));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the OpenAPI document: " + openApi, e);
        }
    }
}
