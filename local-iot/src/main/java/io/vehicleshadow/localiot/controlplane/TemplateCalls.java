package io.vehicleshadow.localiot.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.localiot.http.ErrorType;
import io.vehicleshadow.localiot.http.HttpError;
import io.vehicleshadow.localiot.identity.Identities;
import io.vehicleshadow.localiot.identity.PemCredentials;
import io.vehicleshadow.localiot.identity.Registration;
import io.vehicleshadow.localiot.identity.UnregisteredCertificate;
import io.vehicleshadow.localiot.json.Json;
import io.vehicleshadow.localiot.provisioning.ClaimPolicy;
import io.vehicleshadow.localiot.provisioning.ProvisioningTemplates;
import io.vehicleshadow.localiot.store.Versioned;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** Provisioning templates and their versions. Source: AWS IoT API reference, CreateProvisioningTemplate and its kin. */
final class TemplateCalls {

    /** Source: AWS IoT API reference, CreateProvisioningClaim: valid for five minutes. */
    private static final Duration CLAIM = Duration.ofMinutes(5);

    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z_-]{1,36}");
    private static final String BODY = "templateBody";
    private static final List<String> SETTINGS = List.of("description", "provisioningRoleArn", "type");

    private final ProvisioningTemplates templates;
    private final Identities identities;
    private final Clock clock;

    TemplateCalls(ProvisioningTemplates templates, Identities identities, Clock clock) {
        this.templates = templates;
        this.identities = identities;
        this.clock = clock;
    }

    JsonNode create(Request request) {
        String name = request.requiredText("templateName");
        String body = body(request, name);
        if (templates.find(name).isPresent()) {
            throw new HttpError(ErrorType.ALREADY_EXISTS, "Provisioning template " + name + " already exists");
        }
        requireNoHook(request);
        ObjectNode settings =
                Json.object().put("enabled", request.body().path("enabled").asBoolean());
        SETTINGS.forEach(setting -> request.text(setting).ifPresent(value -> settings.put(setting, value)));
        templates.save(name, Versioned.first(body, clock.millis()), settings);
        return described(name, request).put("defaultVersionId", 1);
    }

    private static void requireNoHook(Request request) {
        if (request.body().path("preProvisioningHook").isObject()) {
            throw new HttpError(
                    ErrorType.NOT_OFFERED, "local-iot calls no preProvisioningHook: leave it out of the template");
        }
    }

    private static String body(Request request, String name) {
        String body = request.requiredText(BODY);
        try {
            ProvisioningTemplates.requireValid(name, body);
            return body;
        } catch (IllegalArgumentException e) {
            throw HttpError.invalid(e.getMessage());
        }
    }

    private static ObjectNode described(String name, Request request) {
        return Json.object()
                .put("templateName", name)
                .put("templateArn", request.arns().of("provisioningtemplate", name));
    }

    JsonNode describe(Request request) {
        String name = request.name("templateName", NAME);
        Versioned template = found(name);
        return filled(described(name, request), template)
                .put("defaultVersionId", template.defaultVersion())
                .put(BODY, template.defaultText());
    }

    private static ObjectNode filled(ObjectNode json, Versioned template) {
        return json.<ObjectNode>setAll(ProvisioningTemplates.settings(template))
                .put("creationDate", Request.seconds(template.createdMillis()))
                .put("lastModifiedDate", Request.seconds(template.modifiedMillis()));
    }

    JsonNode list(Request request) {
        return request.page(
                "templates",
                templates.names(),
                Request.Element.object((name, json) -> filled(json.setAll(described(name, request)), found(name))));
    }

    JsonNode update(Request request) {
        String name = request.name("templateName", NAME);
        Versioned template = found(name);
        requireNoHook(request);
        ObjectNode settings = ProvisioningTemplates.settings(template);
        SETTINGS.forEach(setting -> request.text(setting).ifPresent(value -> settings.put(setting, value)));
        if (request.body().has("enabled")) {
            settings.put("enabled", request.body().path("enabled").asBoolean());
        }
        int version = request.body().path("defaultVersionId").asInt(template.defaultVersion());
        requireVersion(template, version);
        templates.save(name, template.withDefault(version, clock.millis()), settings);
        return Json.object();
    }

    JsonNode delete(Request request) {
        String name = request.name("templateName", NAME);
        if (found(name).versions().size() > 1) {
            throw new HttpError(ErrorType.DELETE_CONFLICT, "Delete the other versions of template " + name + " first");
        }
        templates.remove(name);
        return Json.object();
    }

    JsonNode createVersion(Request request) {
        String name = request.name("templateName", NAME);
        Versioned template = found(name);
        if (template.isFull()) {
            throw new HttpError(
                    ErrorType.VERSIONS_LIMIT_EXCEEDED,
                    "Template " + name + " already has " + Versioned.MOST_VERSIONS + " versions: delete one first");
        }
        Versioned longer = template.with(body(request, name), request.call().flag("setAsDefault"), clock.millis());
        templates.save(name, longer, ProvisioningTemplates.settings(template));
        return described(name, request)
                .put("versionId", longer.lastVersion())
                .put("isDefaultVersion", longer.defaultVersion() == longer.lastVersion());
    }

    JsonNode describeVersion(Request request) {
        Versioned template = found(request.name("templateName", NAME));
        int version = version(request, template);
        return Json.object()
                .put("versionId", version)
                .put("creationDate", Request.seconds(template.createdMillis(version)))
                .put(BODY, template.text(version).orElseThrow())
                .put("isDefaultVersion", version == template.defaultVersion());
    }

    JsonNode listVersions(Request request) {
        Versioned template = found(request.name("templateName", NAME));
        return Request.object(answer -> template.versions()
                .forEach(version -> answer.withArray("/versions")
                        .addObject()
                        .put("versionId", version)
                        .put("creationDate", Request.seconds(template.createdMillis(version)))
                        .put("isDefaultVersion", version == template.defaultVersion())));
    }

    JsonNode deleteVersion(Request request) {
        String name = request.name("templateName", NAME);
        Versioned template = found(name);
        int version = version(request, template);
        if (version == template.defaultVersion()) {
            throw new HttpError(ErrorType.DELETE_CONFLICT, "Version " + version + " is the default of " + name);
        }
        templates.save(name, template.without(version, clock.millis()), ProvisioningTemplates.settings(template));
        return Json.object();
    }

    /** A certificate with which a client may use the template, for five minutes. */
    JsonNode createClaim(Request request) {
        String name = request.name("templateName", NAME);
        found(name);
        PemCredentials made = identities.make();
        UnregisteredCertificate certificate = UnregisteredCertificate.read(made.certificatePem());
        Instant end = clock.instant().plus(CLAIM);
        identities
                .registered()
                .add(
                        certificate,
                        Registration.active("", clock.instant())
                                .withDocument(ClaimPolicy.of(name))
                                .until(end));
        ObjectNode answer = Json.object()
                .put("certificateId", certificate.id())
                .put("certificatePem", certificate.pem())
                .put("expiration", Request.seconds(end));
        answer.putObject("keyPair").put("PublicKey", certificate.publicKeyPem()).put("PrivateKey", made.keyPem());
        return answer;
    }

    private static int version(Request request, Versioned template) {
        int version = Integer.parseInt(request.name("versionId", Pattern.compile("[0-9]{1,9}")));
        requireVersion(template, version);
        return version;
    }

    private static void requireVersion(Versioned template, int version) {
        if (template.text(version).isEmpty()) {
            throw new HttpError(ErrorType.RESOURCE_NOT_FOUND, "The template has no version " + version);
        }
    }

    private Versioned found(String name) {
        return templates
                .find(name)
                .orElseThrow(() ->
                        new HttpError(ErrorType.RESOURCE_NOT_FOUND, "Provisioning template " + name + " not found"));
    }
}
