package io.vehicleshadow.localiot.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.localiot.json.Json;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Makes a running local-iot hold the IoT resources of a template: what is missing is made, what differs is changed, and what
 * an earlier template of the stack held and this one doesn't is removed. Other resources are left out.
 */
public final class Deployment {

    /** In the order in which they are made; removed in the reverse one. */
    private static final List<Kind> KINDS = List.of(
            new ThingTypeKind(),
            new ThingKind(),
            new PolicyKind(),
            new TemplateKind(),
            AttachmentKind.POLICY,
            AttachmentKind.THING,
            new TopicRuleKind(),
            new AuthorizerKind());

    private final ControlPlaneAddress address;
    private final Stack stack;
    private final Consumer<String> told;

    /**
     * @param endpoint such as {@code http://localhost:8081}
     * @param stack the file that remembers what was made; made if it is missing
     * @param told gets a line for each resource
     */
    public Deployment(URI endpoint, Path stack, Consumer<String> told) {
        this.address = new ControlPlaneAddress(endpoint);
        this.stack = new Stack(stack);
        this.told = told;
    }

    /**
     * Deploys.
     *
     * @throws IllegalArgumentException when the template can't be honored; says why. What was made until then stays, and the
     *     next deployment goes on from there
     */
    public void run(String name, String template, Map<String, String> parameters) {
        CloudTemplate resources = new CloudTemplate(Json.read(template), name, parameters);
        Set<Stack.Made> wanted = new HashSet<>();
        for (Kind kind : KINDS) {
            for (String id : resources.ids(kind.type())) {
                wanted.add(put(kind, id, resources));
            }
        }
        for (Stack.Made made : stack.lastFirst()) {
            if (!wanted.contains(made)) {
                remove(made);
            }
        }
        leftOut(resources).forEach((type, count) -> told.accept("left out: " + count + " of " + type));
    }

    private Stack.Made put(Kind kind, String id, CloudTemplate resources) {
        JsonNode properties = resources.properties(id);
        String name = kind instanceof AttachmentKind attachment
                ? properties.path(attachment.attached()).asText() + " "
                        + properties.path("Principal").asText()
                : resources.name(id, kind);
        Stack.Made made = new Stack.Made(kind.type(), name);
        Kind.Done done = kind.put(address, name, properties);
        boolean knownAttachment = kind instanceof AttachmentKind && stack.holds(made);
        tell(knownAttachment ? Kind.Done.UNCHANGED : done, made);
        kind.leftOut(properties).forEach(what -> told.accept("left out: " + what + " of " + made.type() + " " + name));
        stack.add(made);
        resources.refersTo(id, name, kind.attributes(name));
        return made;
    }

    private void tell(Kind.Done done, Stack.Made made) {
        told.accept(done.name().toLowerCase(Locale.ROOT) + ": " + made.type() + " " + made.name());
    }

    private void remove(Stack.Made made) {
        KINDS.stream()
                .filter(kind -> kind.type().equals(made.type()))
                .forEach(kind -> kind.remove(address, made.name()));
        stack.remove(made);
        told.accept("removed: " + made.type() + " " + made.name());
    }

    private static Map<String, Integer> leftOut(CloudTemplate resources) {
        Map<String, Integer> types = new TreeMap<>(resources.types());
        List<String> known = new ArrayList<>(KINDS.stream().map(Kind::type).toList());
        known.add("AWS::CDK::Metadata");
        types.keySet().removeAll(known);
        return types;
    }
}
