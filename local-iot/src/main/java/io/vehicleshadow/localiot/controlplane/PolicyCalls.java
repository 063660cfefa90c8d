package io.vehicleshadow.localiot.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.localiot.http.ErrorType;
import io.vehicleshadow.localiot.http.HttpError;
import io.vehicleshadow.localiot.identity.RegisteredCertificates;
import io.vehicleshadow.localiot.json.Json;
import io.vehicleshadow.localiot.policy.NamedPolicies;
import io.vehicleshadow.localiot.policy.PolicyDocument;
import io.vehicleshadow.localiot.policy.PolicyException;
import io.vehicleshadow.localiot.store.Versioned;
import java.time.Clock;
import java.util.regex.Pattern;

/** Policies and their versions. Source: AWS IoT API reference, CreatePolicy and its kin. */
final class PolicyCalls {

    static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,128}");

    private static final int MOST_CHARACTERS = 2048;

    private final NamedPolicies policies;
    private final RegisteredCertificates certificates;
    private final Clock clock;

    PolicyCalls(NamedPolicies policies, RegisteredCertificates certificates, Clock clock) {
        this.policies = policies;
        this.certificates = certificates;
        this.clock = clock;
    }

    JsonNode create(Request request) {
        String name = request.name("policyName", NAME);
        String document = document(request);
        if (policies.find(name).isPresent()) {
            throw new HttpError(ErrorType.ALREADY_EXISTS, "Policy " + name + " already exists");
        }
        Versioned policy = Versioned.first(document, clock.millis());
        policies.save(name, policy);
        return described(name, request).put("policyDocument", document).put("policyVersionId", "1");
    }

    private static String document(Request request) {
        String document = request.requiredText("policyDocument");
        if (document.replaceAll("\\s", "").length() > MOST_CHARACTERS) {
            throw new HttpError(
                    ErrorType.MALFORMED_POLICY,
                    "A policy has at most " + MOST_CHARACTERS + " characters besides white space");
        }
        try {
            return PolicyDocument.parse(document).json();
        } catch (PolicyException e) {
            throw new HttpError(ErrorType.MALFORMED_POLICY, e.getMessage());
        }
    }

    private static ObjectNode described(String name, Request request) {
        return Json.object()
                .put("policyName", name)
                .put("policyArn", request.arns().of("policy", name));
    }

    JsonNode get(Request request) {
        String name = request.name("policyName", NAME);
        Versioned policy = found(name);
        return described(name, request)
                .put("policyDocument", policy.defaultText())
                .put("defaultVersionId", String.valueOf(policy.defaultVersion()))
                .put("creationDate", Request.seconds(policy.createdMillis()))
                .put("lastModifiedDate", Request.seconds(policy.modifiedMillis()))
                .put("generationId", String.valueOf(policy.lastVersion()));
    }

    JsonNode list(Request request) {
        return request.markedPage(
                "policies",
                policies.names(),
                Request.Element.object((name, json) -> json.setAll(described(name, request))));
    }

    JsonNode delete(Request request) {
        String name = request.name("policyName", NAME);
        if (found(name).versions().size() > 1) {
            throw new HttpError(ErrorType.DELETE_CONFLICT, "Delete the other versions of policy " + name + " first");
        }
        if (!certificates.all(known -> known.policies().contains(name)).isEmpty()) {
            throw new HttpError(ErrorType.DELETE_CONFLICT, "Detach policy " + name + " from its targets first");
        }
        policies.remove(name);
        return Json.object();
    }

    JsonNode createVersion(Request request) {
        String name = request.name("policyName", NAME);
        String document = document(request);
        Versioned policy = found(name);
        if (policy.isFull()) {
            throw new HttpError(
                    ErrorType.VERSIONS_LIMIT_EXCEEDED,
                    "Policy " + name + " already has " + Versioned.MOST_VERSIONS + " versions: delete one first");
        }
        Versioned longer = policy.with(document, request.call().flag("setAsDefault"), clock.millis());
        policies.save(name, longer);
        return Json.object()
                .put("policyArn", request.arns().of("policy", name))
                .put("policyDocument", document)
                .put("policyVersionId", String.valueOf(longer.lastVersion()))
                .put("isDefaultVersion", longer.defaultVersion() == longer.lastVersion());
    }

    JsonNode getVersion(Request request) {
        String name = request.name("policyName", NAME);
        Versioned policy = found(name);
        int version = version(request, policy);
        return described(name, request)
                .put("policyDocument", policy.text(version).orElseThrow())
                .put("policyVersionId", String.valueOf(version))
                .put("isDefaultVersion", version == policy.defaultVersion())
                .put("creationDate", Request.seconds(policy.createdMillis(version)))
                .put("lastModifiedDate", Request.seconds(policy.createdMillis(version)))
                .put("generationId", String.valueOf(version));
    }

    JsonNode listVersions(Request request) {
        Versioned policy = found(request.name("policyName", NAME));
        return Request.object(answer -> policy.versions()
                .forEach(version -> answer.withArray("/policyVersions")
                        .addObject()
                        .put("versionId", String.valueOf(version))
                        .put("isDefaultVersion", version == policy.defaultVersion())
                        .put("createDate", Request.seconds(policy.createdMillis(version)))));
    }

    JsonNode deleteVersion(Request request) {
        String name = request.name("policyName", NAME);
        Versioned policy = found(name);
        int version = version(request, policy);
        if (version == policy.defaultVersion()) {
            throw new HttpError(ErrorType.DELETE_CONFLICT, "Version " + version + " is the default of policy " + name);
        }
        policies.save(name, policy.without(version, clock.millis()));
        return Json.object();
    }

    JsonNode setDefaultVersion(Request request) {
        String name = request.name("policyName", NAME);
        Versioned policy = found(name);
        policies.save(name, policy.withDefault(version(request, policy), clock.millis()));
        return Json.object();
    }

    private static int version(Request request, Versioned policy) {
        String version = request.call().path("policyVersionId");
        return policy.versions().stream()
                .filter(number -> String.valueOf(number).equals(version))
                .findFirst()
                .orElseThrow(() -> new HttpError(ErrorType.RESOURCE_NOT_FOUND, "The policy has no version " + version));
    }

    private Versioned found(String name) {
        return policies.find(name)
                .orElseThrow(() -> new HttpError(ErrorType.RESOURCE_NOT_FOUND, "Policy " + name + " not found"));
    }
}
