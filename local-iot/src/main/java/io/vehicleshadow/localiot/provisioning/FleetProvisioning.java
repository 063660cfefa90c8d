package io.vehicleshadow.localiot.provisioning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.localiot.identity.Identities;
import io.vehicleshadow.localiot.identity.RefusedSigningRequest;
import io.vehicleshadow.localiot.identity.Registration;
import io.vehicleshadow.localiot.identity.ThingName;
import io.vehicleshadow.localiot.identity.UnregisteredCertificate;
import io.vehicleshadow.localiot.json.Json;
import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.message.Requester;
import io.vehicleshadow.localiot.message.ReservedTopicHandler;
import io.vehicleshadow.localiot.policy.NamedPolicies;
import io.vehicleshadow.localiot.policy.PolicyDocument;
import io.vehicleshadow.localiot.thing.Things;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fleet provisioning by claim. A client that holds the claim's certificate gets a certificate for a key of its own,
 * which can't connect yet; with the certificate's ownership token, good for one use within an hour, it then
 * registers its thing by a template. Answers go to the connection that asked, and no other client sees the requests.
 *
 * <p>Source: AWS IoT developer guide, Device provisioning MQTT API. Thread-safe.
 */
public final class FleetProvisioning implements ReservedTopicHandler, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FleetProvisioning.class);
    private static final String FROM_CSR = "$aws/certificates/create-from-csr/json";
    private static final Pattern PROVISION =
            Pattern.compile("\\$aws/provisioning-templates/([0-9A-Za-z_-]{1,36})/provision/json");

    private final Identities identities;
    private final PendingCertificates pending;
    private final NamedPolicies policies;
    private final ProvisioningTemplates templates;
    private final Things things;
    private final Clock clock;
    private final Map<String, PreProvisioningHook> hooks = new ConcurrentHashMap<>();
    /** Signing takes too long for the broker's event loop. */
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "local-iot-provisioning"));

    /** @param tokens makes ownership tokens that can't be guessed */
    public FleetProvisioning(
            Identities identities,
            NamedPolicies policies,
            ProvisioningTemplates templates,
            Things things,
            Clock clock,
            Supplier<String> tokens) {
        this.identities = identities;
        this.policies = policies;
        this.templates = templates;
        this.things = things;
        this.clock = clock;
        this.pending = new PendingCertificates(clock, tokens);
    }

    /** Puts in the policy that templates attach by {@code name}, or another one in its place. */
    public void putPolicy(String name, PolicyDocument policy) {
        policies.put(name, policy);
    }

    /**
     * Puts in a provisioning template, or another one in its place.
     *
     * @param body a template of one thing, one certificate and one policy, as CreateProvisioningTemplate takes it
     * @throws IllegalArgumentException when the name or the body isn't one that can be honored; says why
     */
    public void putTemplate(String name, String body) {
        templates.put(name, body);
    }

    /** Has the hook asked before this process provisions by the template of that name. It is not kept on disk. */
    public void hook(String template, PreProvisioningHook hook) {
        hooks.put(template, hook);
    }

    @Override
    public boolean handles(String topic) {
        return topic.equals(FROM_CSR) || PROVISION.matcher(topic).matches();
    }

    /** They hold ownership tokens. */
    @Override
    public boolean requestsAreSeen() {
        return false;
    }

    @Override
    public CompletionStage<Void> accept(Message request, Requester requester) {
        return CompletableFuture.runAsync(() -> answer(request, requester), worker);
    }

    @Override
    public void refuseTooMany(Message request, Requester requester) {
        reject(request, Rejection.tooManyRequests(), requester);
    }

    private void answer(Message request, Requester requester) {
        try {
            Matcher template = PROVISION.matcher(request.topic());
            Payload payload = Payload.read(request.payload());
            byte[] answer = template.matches()
                    ? provisioned(template.group(1), payload, requester.clientId())
                    : certificate(payload);
            requester.publish(Message.of(request.topic() + "/accepted", answer));
        } catch (Rejection e) {
            reject(request, e, requester);
        } catch (RuntimeException e) {
            LOG.error("A provisioning request failed", e);
            reject(request, Rejection.internalFailure(), requester);
        }
    }

    private byte[] certificate(Payload payload) throws Rejection {
        try {
            UnregisteredCertificate certificate = identities.sign(payload.signingRequest());
            return Json.bytes(Json.object()
                    .put("certificateOwnershipToken", pending.keep(certificate))
                    .put("certificateId", certificate.id())
                    .put("certificatePem", certificate.pem()));
        } catch (RefusedSigningRequest e) {
            throw Rejection.invalidSigningRequest(e.getMessage());
        }
    }

    private byte[] provisioned(String templateName, Payload payload, String clientId) throws Rejection {
        ProvisioningTemplate template =
                templates.enabled(templateName).orElseThrow(() -> Rejection.noTemplate(templateName));
        String token = payload.ownershipToken();
        UnregisteredCertificate certificate = pending.find(token);
        if (!hooks.getOrDefault(templateName, PreProvisioningHook.NONE).allows(clientId, payload.parameters())) {
            throw Rejection.refusedByHook(templateName);
        }
        ThingName thing = thing(template.thingName(payload.parameters()));
        Set<String> attached = template.policyNames(payload.parameters());
        for (String policy : attached) {
            if (policies.find(policy).isEmpty()) {
                throw Rejection.invalidParameters("The template attaches the policy " + policy + ", which isn't there");
            }
        }
        things.findOrMake(thing.value());
        identities
                .registered()
                .add(
                        certificate,
                        Registration.active(thing.value(), clock.instant())
                                .things(none -> Set.of(thing.value()))
                                .policies(none -> attached));
        pending.forget(token);
        LOG.info("{} is provisioned with certificate {}", thing.value(), certificate.id());
        ObjectNode answer = Json.object();
        answer.set("deviceConfiguration", template.configuration());
        return Json.bytes(answer.put("thingName", thing.value()));
    }

    private static ThingName thing(String name) throws Rejection {
        try {
            return new ThingName(name);
        } catch (IllegalArgumentException e) {
            throw Rejection.invalidParameters(e.getMessage());
        }
    }

    private static void reject(Message request, Rejection why, Requester requester) {
        requester.publish(Message.of(request.topic() + "/rejected", why.body()));
    }

    @Override
    public void close() {
        worker.shutdown();
    }
}
