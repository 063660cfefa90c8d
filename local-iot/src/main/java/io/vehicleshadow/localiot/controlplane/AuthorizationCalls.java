package io.vehicleshadow.localiot.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.localiot.http.HttpError;
import io.vehicleshadow.localiot.identity.RegisteredCertificates;
import io.vehicleshadow.localiot.identity.Registration;
import io.vehicleshadow.localiot.json.Json;
import io.vehicleshadow.localiot.policy.IotAction;
import io.vehicleshadow.localiot.policy.NamedPolicies;
import io.vehicleshadow.localiot.policy.PolicyAuthorization;
import io.vehicleshadow.localiot.policy.PolicyDocument;
import io.vehicleshadow.localiot.policy.PolicyVariables;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a certificate's policies decide. Source: AWS IoT API reference, TestAuthorization. */
final class AuthorizationCalls {

    private static final PolicyDocument EVERYTHING = PolicyDocument.parse("""
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iot:*", "Resource": "*"}]}""");
    private static final Map<String, IotAction> ACTIONS = Map.of(
            "PUBLISH", IotAction.PUBLISH,
            "SUBSCRIBE", IotAction.SUBSCRIBE,
            "RECEIVE", IotAction.RECEIVE,
            "CONNECT", IotAction.CONNECT);

    private final RegisteredCertificates certificates;
    private final NamedPolicies policies;

    AuthorizationCalls(RegisteredCertificates certificates, NamedPolicies policies) {
        this.certificates = certificates;
        this.policies = policies;
    }

    JsonNode test(Request request) {
        String id = Arns.certificateId(request.requiredText("principal"));
        Registration registration =
                CertificateCalls.certificate(certificates, id).registration();
        Tested tested = new Tested(documents(request, registration), variables(request, id, registration));
        ObjectNode answer = Json.object();
        ArrayNode results = answer.putArray("authResults");
        for (JsonNode info : request.body().path("authInfos")) {
            results.add(tested.result(info));
        }
        return answer;
    }

    private SortedMap<String, PolicyDocument> documents(Request request, Registration registration) {
        List<String> names = new ArrayList<>(registration.policies());
        request.body().path("policyNamesToAdd").forEach(name -> names.add(name.asText()));
        request.body().path("policyNamesToSkip").forEach(name -> names.remove(name.asText()));
        SortedMap<String, PolicyDocument> documents = new TreeMap<>();
        names.forEach(name -> policies.document(name).ifPresent(document -> documents.put(name, document)));
        registration.document().ifPresent(own -> documents.put(registration.name(), PolicyDocument.parse(own)));
        return documents;
    }

    private static PolicyVariables variables(Request request, String id, Registration registration) {
        String client = request.call().parameter("clientId").orElse("");
        PolicyVariables variables = client.isEmpty() ? PolicyVariables.none() : PolicyVariables.ofClient(client);
        return (registration.things().contains(client) ? variables.withThing(client) : variables)
                .with("iot:CertificateId", id);
    }

    private record Tested(SortedMap<String, PolicyDocument> documents, PolicyVariables variables) {

        JsonNode result(JsonNode info) {
            IotAction action = ACTIONS.get(info.path("actionType").asText());
            if (action == null) {
                throw HttpError.invalid("Invalid actionType: it is one of " + ACTIONS.keySet());
            }
            List<String> resources = new ArrayList<>();
            info.path("resources").forEach(arn -> resources.add(resource(arn.asText())));
            List<String> allowing = named(List.of(), action, resources, true);
            List<String> denying = named(List.of(EVERYTHING), action, resources, false);
            ObjectNode result = Json.object();
            result.set("authInfo", info);
            list(result.putObject("allowed"), allowing);
            ObjectNode denied = result.putObject("denied");
            list(denied.putObject("implicitDeny"), List.of());
            list(denied.putObject("explicitDeny"), denying);
            result.putArray("missingContextValues");
            boolean allowed = allows(documents.values(), action, resources);
            String refusal = denying.isEmpty() ? "IMPLICIT_DENY" : "EXPLICIT_DENY";
            return result.put("authDecision", allowed ? "ALLOWED" : refusal);
        }

        /** The policies that, together with others, decide so. */
        private List<String> named(
                List<PolicyDocument> others, IotAction action, List<String> resources, boolean decision) {
            return documents.entrySet().stream()
                    .filter(each -> {
                        List<PolicyDocument> together = new ArrayList<>(others);
                        together.add(each.getValue());
                        return allows(together, action, resources) == decision;
                    })
                    .map(Map.Entry::getKey)
                    .toList();
        }

        private boolean allows(Collection<PolicyDocument> together, IotAction action, List<String> resources) {
            PolicyAuthorization authorization = new PolicyAuthorization(List.copyOf(together), variables);
            return resources.stream().allMatch(resource -> authorization.allows(action, resource));
        }

        private void list(ObjectNode json, List<String> names) {
            ArrayNode list = json.putArray("policies");
            names.forEach(name -> list.addObject().put("policyName", name));
        }

        private static String resource(String arn) {
            String[] parts = arn.split(":", 6);
            if (parts.length < 6) {
                throw HttpError.invalid(
                        "Invalid resource: '" + arn + "' is not like arn:aws:iot:us-east-1:000000000000:topic/a/b");
            }
            return parts[5];
        }
    }
}
