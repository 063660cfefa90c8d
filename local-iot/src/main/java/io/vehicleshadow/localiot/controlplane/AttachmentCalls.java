package io.vehicleshadow.localiot.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.localiot.http.ErrorType;
import io.vehicleshadow.localiot.http.HttpError;
import io.vehicleshadow.localiot.identity.RegisteredCertificates;
import io.vehicleshadow.localiot.identity.RegisteredCertificates.Entry;
import io.vehicleshadow.localiot.identity.Registration;
import io.vehicleshadow.localiot.json.Json;
import io.vehicleshadow.localiot.policy.NamedPolicies;
import io.vehicleshadow.localiot.thing.Things;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** What is attached to certificates: policies and things. Source: AWS IoT API reference, AttachPolicy and its kin. */
final class AttachmentCalls {

    private static final String PRINCIPAL = "x-amzn-principal";

    private final RegisteredCertificates certificates;
    private final NamedPolicies policies;
    private final Things things;

    AttachmentCalls(RegisteredCertificates certificates, NamedPolicies policies, Things things) {
        this.certificates = certificates;
        this.policies = policies;
        this.things = things;
    }

    JsonNode attachPolicy(Request request) {
        String policy = policy(request);
        change(request.requiredText("target"), known -> known.policies(with(policy)));
        return Json.object();
    }

    JsonNode detachPolicy(Request request) {
        String policy = policy(request);
        change(request.requiredText("target"), known -> known.policies(without(policy)));
        return Json.object();
    }

    JsonNode policiesOfTarget(Request request) {
        Entry certificate = certificate(request.call().path("target"));
        return request.markedPage(
                "policies",
                List.copyOf(certificate.registration().policies()),
                Request.Element.object((name, json) -> json.put("policyName", name)
                        .put("policyArn", request.arns().of("policy", name))));
    }

    JsonNode targetsOfPolicy(Request request) {
        String policy = policy(request);
        return request.markedPage(
                "targets",
                ids(certificates.all(known -> known.policies().contains(policy))),
                (id, list) -> list.add(request.arns().certificate(id)));
    }

    JsonNode attachThing(Request request) {
        String thing = thing(request);
        change(request.requiredHeader(PRINCIPAL), known -> known.things(with(thing)));
        return Json.object();
    }

    JsonNode detachThing(Request request) {
        String thing = thing(request);
        change(request.requiredHeader(PRINCIPAL), known -> known.things(without(thing)));
        return Json.object();
    }

    JsonNode principalsOfThing(Request request) {
        String thing = thing(request);
        return request.page(
                "principals",
                ids(certificates.all(known -> known.things().contains(thing))),
                (id, list) -> list.add(request.arns().certificate(id)));
    }

    JsonNode thingsOfPrincipal(Request request) {
        Entry certificate = certificate(request.requiredHeader(PRINCIPAL));
        return request.page("things", List.copyOf(certificate.registration().things()), (name, list) -> list.add(name));
    }

    private void change(String principal, UnaryOperator<Registration> change) {
        certificates.change(certificate(principal).id(), change);
    }

    private Entry certificate(String principal) {
        return CertificateCalls.certificate(certificates, Arns.certificateId(principal));
    }

    private String policy(Request request) {
        String name = request.name("policyName", PolicyCalls.NAME);
        if (policies.find(name).isEmpty()) {
            throw new HttpError(ErrorType.RESOURCE_NOT_FOUND, "Policy " + name + " not found");
        }
        return name;
    }

    private String thing(Request request) {
        String name = request.name("thingName", ThingCalls.NAME);
        boolean known = things.find(name).isPresent()
                || !certificates
                        .all(certificate -> certificate.things().contains(name))
                        .isEmpty();
        if (!known) {
            throw new HttpError(ErrorType.RESOURCE_NOT_FOUND, "Thing " + name + " not found");
        }
        return name;
    }

    private static List<String> ids(List<Entry> entries) {
        return entries.stream().map(Entry::id).toList();
    }

    private static UnaryOperator<Set<String>> with(String name) {
        return names -> {
            Set<String> more = new TreeSet<>(names);
            more.add(name);
            return more;
        };
    }

    private static UnaryOperator<Set<String>> without(String name) {
        return names -> {
            Set<String> fewer = new TreeSet<>(names);
            fewer.remove(name);
            return fewer;
        };
    }
}
