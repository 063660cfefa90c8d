package io.vehicleshadow.localiot.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.localiot.http.ErrorType;
import io.vehicleshadow.localiot.http.HttpError;
import io.vehicleshadow.localiot.identity.CertificateStatus;
import io.vehicleshadow.localiot.identity.Identities;
import io.vehicleshadow.localiot.identity.PemCredentials;
import io.vehicleshadow.localiot.identity.RefusedSigningRequest;
import io.vehicleshadow.localiot.identity.RegisteredCertificates;
import io.vehicleshadow.localiot.identity.Registration;
import io.vehicleshadow.localiot.identity.UnregisteredCertificate;
import io.vehicleshadow.localiot.json.Json;
import java.time.Clock;
import java.util.regex.Pattern;

/** Certificates by their ids. Source: AWS IoT API reference, CreateKeysAndCertificate and its kin. */
final class CertificateCalls {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

    private final Identities identities;
    private final RegisteredCertificates certificates;
    private final Clock clock;

    CertificateCalls(Identities identities, Clock clock) {
        this.identities = identities;
        this.certificates = identities.registered();
        this.clock = clock;
    }

    JsonNode createWithKeys(Request request) {
        PemCredentials made = identities.make();
        UnregisteredCertificate certificate = UnregisteredCertificate.read(made.certificatePem());
        add(certificate, request.call().flag("setAsActive"));
        ObjectNode answer = described(certificate.id(), request).put("certificatePem", certificate.pem());
        answer.putObject("keyPair").put("PublicKey", certificate.publicKeyPem()).put("PrivateKey", made.keyPem());
        return answer;
    }

    JsonNode createFromSigningRequest(Request request) {
        try {
            UnregisteredCertificate certificate = identities.sign(request.requiredText("certificateSigningRequest"));
            add(certificate, request.call().flag("setAsActive"));
            return described(certificate.id(), request).put("certificatePem", certificate.pem());
        } catch (RefusedSigningRequest e) {
            throw HttpError.invalid("Invalid certificateSigningRequest: " + e.getMessage());
        }
    }

    /** Certificates that another authority signed, or their own key. */
    JsonNode register(Request request) {
        UnregisteredCertificate certificate;
        try {
            certificate = UnregisteredCertificate.read(request.requiredText("certificatePem"));
        } catch (IllegalArgumentException e) {
            throw new HttpError(ErrorType.CERTIFICATE_VALIDATION, e.getMessage());
        }
        if (certificates.find(certificate.id()).isPresent()) {
            throw new HttpError(
                    ErrorType.ALREADY_EXISTS, "The certificate " + certificate.id() + " is already registered");
        }
        add(certificate, status(request.text("status").orElse("INACTIVE")) == CertificateStatus.ACTIVE);
        return described(certificate.id(), request);
    }

    private void add(UnregisteredCertificate certificate, boolean active) {
        Registration registration = Registration.active("", clock.instant());
        certificates.add(certificate, active ? registration : registration.with(CertificateStatus.INACTIVE));
    }

    private static ObjectNode described(String id, Request request) {
        return Json.object()
                .put("certificateArn", request.arns().certificate(id))
                .put("certificateId", id);
    }

    JsonNode describe(Request request) {
        RegisteredCertificates.Entry entry = found(request);
        ObjectNode described = filled(described(entry.id(), request), entry)
                .put("certificatePem", entry.pem())
                .put("ownedBy", Arns.ACCOUNT)
                .put("lastModifiedDate", Request.seconds(entry.registration().modified()))
                .put("customerVersion", 1)
                .put("generationId", entry.id().substring(0, 32));
        if (!entry.pem().isEmpty()) {
            UnregisteredCertificate certificate = UnregisteredCertificate.read(entry.pem());
            described
                    .putObject("validity")
                    .put("notBefore", Request.seconds(certificate.begin()))
                    .put("notAfter", Request.seconds(certificate.end()));
        }
        return Request.object(answer -> answer.set("certificateDescription", described));
    }

    private static ObjectNode filled(ObjectNode json, RegisteredCertificates.Entry entry) {
        return json.put("status", entry.registration().status().name())
                .put("certificateMode", "DEFAULT")
                .put("creationDate", Request.seconds(entry.registration().created()));
    }

    JsonNode list(Request request) {
        var ids = certificates.all(any -> true).stream()
                .map(RegisteredCertificates.Entry::id)
                .toList();
        return request.markedPage("certificates", ids, Request.Element.object((id, json) -> {
            json.setAll(described(id, request));
            certificates.find(id).ifPresent(entry -> filled(json, entry));
        }));
    }

    JsonNode update(Request request) {
        RegisteredCertificates.Entry entry = found(request);
        CertificateStatus status = status(request.call().parameter("newStatus").orElse(""));
        certificates.change(entry.id(), registration -> registration.with(status));
        return Json.object();
    }

    private static CertificateStatus status(String name) {
        try {
            return CertificateStatus.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw HttpError.invalid("Invalid status: it is ACTIVE, INACTIVE or REVOKED, not '" + name + "'");
        }
    }

    JsonNode delete(Request request) {
        RegisteredCertificates.Entry entry = found(request);
        Registration registration = entry.registration();
        if (registration.status() == CertificateStatus.ACTIVE) {
            throw new HttpError(
                    ErrorType.CERTIFICATE_STATE, "The certificate is ACTIVE: make it INACTIVE before it is deleted");
        }
        if (!registration.things().isEmpty()) {
            throw new HttpError(
                    ErrorType.DELETE_CONFLICT, "Detach the certificate from its things: " + registration.things());
        }
        if (!registration.policies().isEmpty() && !request.call().flag("forceDelete")) {
            throw new HttpError(
                    ErrorType.DELETE_CONFLICT, "Detach the certificate's policies: " + registration.policies());
        }
        certificates.remove(entry.id());
        return Json.object();
    }

    private RegisteredCertificates.Entry found(Request request) {
        return certificate(certificates, request.name("certificateId", ID));
    }

    static RegisteredCertificates.Entry certificate(RegisteredCertificates certificates, String id) {
        return certificates
                .find(id)
                .orElseThrow(
                        () -> new HttpError(ErrorType.RESOURCE_NOT_FOUND, "The certificate " + id + " is unknown"));
    }
}
