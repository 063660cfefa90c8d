package io.vehicleshadow.localiot.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.localiot.authorizer.Authorizers;
import io.vehicleshadow.localiot.http.Call;
import io.vehicleshadow.localiot.http.ErrorType;
import io.vehicleshadow.localiot.http.HttpError;
import io.vehicleshadow.localiot.http.Routes;
import io.vehicleshadow.localiot.identity.Identities;
import io.vehicleshadow.localiot.json.Json;
import io.vehicleshadow.localiot.policy.NamedPolicies;
import io.vehicleshadow.localiot.provisioning.ProvisioningTemplates;
import io.vehicleshadow.localiot.rule.TopicRules;
import io.vehicleshadow.localiot.store.DataStore;
import io.vehicleshadow.localiot.thing.Things;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The operations of the AWS IoT control plane, for programs of this machine. They are carried out one after the other,
 * and answered once they are durable. Source of the paths: AWS IoT API reference, control plane.
 */
public final class ControlPlane implements AutoCloseable {

    /** What they show and change. */
    public record Holdings(
            DataStore store,
            Things things,
            Identities identities,
            NamedPolicies policies,
            ProvisioningTemplates templates,
            TopicRules rules,
            Authorizers authorizers,
            Clock clock) {}

    private interface Operation {
        JsonNode answer(Request request);
    }

    private final Routes routes;
    private final Holdings holdings;
    /** They read and write files, and make keys. */
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "local-iot-control-plane"));

    /** @param address of the data plane for callers with a certificate, such as {@code localhost:8443} */
    public ControlPlane(Routes routes, Holdings holdings, Supplier<String> address) {
        this.routes = routes;
        this.holdings = holdings;
        add("GET", "/endpoint", request -> Json.object().put("endpointAddress", address.get()));
        addThings();
        addCertificates();
        addPolicies();
        addAttachments();
        addTemplates();
        addRules();
        addAuthorizers();
        NotOffered.addTo(routes);
    }

    private void addThings() {
        ThingCalls thing =
                new ThingCalls(holdings.things(), holdings.identities().registered());
        add("GET", "/things", thing::list);
        add("POST", "/things/{thingName}", thing::create);
        add("GET", "/things/{thingName}", thing::describe);
        add("PATCH", "/things/{thingName}", thing::update);
        add("DELETE", "/things/{thingName}", thing::delete);
        ThingTypeCalls type = new ThingTypeCalls(holdings.things(), holdings.clock());
        add("GET", "/thing-types", type::list);
        add("POST", "/thing-types/{thingTypeName}", type::create);
        add("GET", "/thing-types/{thingTypeName}", type::describe);
        add("POST", "/thing-types/{thingTypeName}/deprecate", type::deprecate);
        add("DELETE", "/thing-types/{thingTypeName}", type::delete);
    }

    private void addCertificates() {
        CertificateCalls certificate = new CertificateCalls(holdings.identities(), holdings.clock());
        add("POST", "/keys-and-certificate", certificate::createWithKeys);
        add("POST", "/certificates", certificate::createFromSigningRequest);
        add("POST", "/certificate/register-no-ca", certificate::register);
        add("GET", "/certificates", certificate::list);
        add("GET", "/certificates/{certificateId}", certificate::describe);
        add("PUT", "/certificates/{certificateId}", certificate::update);
        add("DELETE", "/certificates/{certificateId}", certificate::delete);
    }

    private void addPolicies() {
        PolicyCalls policy =
                new PolicyCalls(holdings.policies(), holdings.identities().registered(), holdings.clock());
        add("GET", "/policies", policy::list);
        add("POST", "/policies/{policyName}", policy::create);
        add("GET", "/policies/{policyName}", policy::get);
        add("DELETE", "/policies/{policyName}", policy::delete);
        add("POST", "/policies/{policyName}/version", policy::createVersion);
        add("GET", "/policies/{policyName}/version", policy::listVersions);
        add("GET", "/policies/{policyName}/version/{policyVersionId}", policy::getVersion);
        add("PATCH", "/policies/{policyName}/version/{policyVersionId}", policy::setDefaultVersion);
        add("DELETE", "/policies/{policyName}/version/{policyVersionId}", policy::deleteVersion);
    }

    private void addAttachments() {
        AttachmentCalls attachment =
                new AttachmentCalls(holdings.identities().registered(), holdings.policies(), holdings.things());
        add("PUT", "/target-policies/{policyName}", attachment::attachPolicy);
        add("POST", "/target-policies/{policyName}", attachment::detachPolicy);
        add("POST", "/attached-policies/{target}", attachment::policiesOfTarget);
        add("POST", "/policy-targets/{policyName}", attachment::targetsOfPolicy);
        add("PUT", "/things/{thingName}/principals", attachment::attachThing);
        add("DELETE", "/things/{thingName}/principals", attachment::detachThing);
        add("GET", "/things/{thingName}/principals", attachment::principalsOfThing);
        add("GET", "/principals/things", attachment::thingsOfPrincipal);
        add(
                "POST",
                "/test-authorization",
                new AuthorizationCalls(holdings.identities().registered(), holdings.policies())::test);
    }

    private void addTemplates() {
        TemplateCalls template = new TemplateCalls(holdings.templates(), holdings.identities(), holdings.clock());
        add("GET", "/provisioning-templates", template::list);
        add("POST", "/provisioning-templates", template::create);
        add("GET", "/provisioning-templates/{templateName}", template::describe);
        add("PATCH", "/provisioning-templates/{templateName}", template::update);
        add("DELETE", "/provisioning-templates/{templateName}", template::delete);
        add("POST", "/provisioning-templates/{templateName}/versions", template::createVersion);
        add("GET", "/provisioning-templates/{templateName}/versions", template::listVersions);
        add("GET", "/provisioning-templates/{templateName}/versions/{versionId}", template::describeVersion);
        add("DELETE", "/provisioning-templates/{templateName}/versions/{versionId}", template::deleteVersion);
        add("POST", "/provisioning-templates/{templateName}/provisioning-claim", template::createClaim);
    }

    private void addRules() {
        TopicRuleCalls rule = new TopicRuleCalls(holdings.rules(), holdings.clock());
        add("GET", "/rules", rule::list);
        add("POST", "/rules/{ruleName}", rule::create);
        add("GET", "/rules/{ruleName}", rule::get);
        add("PATCH", "/rules/{ruleName}", rule::replace);
        add("DELETE", "/rules/{ruleName}", rule::delete);
        add("POST", "/rules/{ruleName}/enable", rule::enable);
        add("POST", "/rules/{ruleName}/disable", rule::disable);
    }

    private void addAuthorizers() {
        AuthorizerCalls authorizer = new AuthorizerCalls(holdings.authorizers(), holdings.clock());
        add("GET", "/authorizers", authorizer::list);
        add("POST", "/authorizer/{authorizerName}", authorizer::create);
        add("GET", "/authorizer/{authorizerName}", authorizer::describe);
        add("PUT", "/authorizer/{authorizerName}", authorizer::update);
        add("DELETE", "/authorizer/{authorizerName}", authorizer::delete);
    }

    private void add(String method, String path, Operation operation) {
        routes.add(method, path, call -> carriedOut(call, operation));
    }

    private CompletionStage<byte[]> carriedOut(Call call, Operation operation) {
        if (!call.isTrusted()) {
            throw new HttpError(
                    ErrorType.FORBIDDEN,
                    "A device's certificate opens the data plane only: sign the request, and show no certificate");
        }
        return CompletableFuture.supplyAsync(() -> Json.bytes(operation.answer(Request.read(call))), worker)
                .thenCompose(answer -> holdings.store().durable().thenApply(durable -> answer));
    }

    @Override
    public void close() {
        worker.shutdown();
    }
}
