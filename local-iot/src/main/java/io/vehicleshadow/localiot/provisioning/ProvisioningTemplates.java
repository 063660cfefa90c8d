package io.vehicleshadow.localiot.provisioning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.localiot.store.JsonMap;
import io.vehicleshadow.localiot.store.Versioned;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The provisioning templates by name. Durable and thread-safe. */
public final class ProvisioningTemplates {

    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z_-]{1,36}");
    private static final String SETTINGS = "settings";
    private static final String ENABLED = "enabled";

    private final JsonMap templates;
    private final Clock clock;

    public ProvisioningTemplates(JsonMap templates, Clock clock) {
        this.templates = templates;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException when the name or the body isn't one that can be honored; says why */
    public static void requireValid(String name, String body) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "provisioning template name \"" + name + "\": use 1 to 36 letters, digits, '_' or '-'");
        }
        ProvisioningTemplate.parse(body);
    }

    /** Puts in an enabled template, or another body in its place. */
    synchronized void put(String name, String body) {
        requireValid(name, body);
        Versioned template = find(name)
                .map(before -> before.replacedBy(body, clock.millis()))
                .orElseGet(() -> Versioned.first(body, clock.millis()));
        ObjectNode settings = settings(template);
        save(name, template, settings.put(ENABLED, true));
    }

    /** The template that is used now; empty when there is none of that name, or it isn't enabled. */
    Optional<ProvisioningTemplate> enabled(String name) {
        return find(name)
                .filter(template -> settings(template).path(ENABLED).asBoolean())
                .map(template -> ProvisioningTemplate.parse(template.defaultText()));
    }

    public Optional<Versioned> find(String name) {
        return templates.find(name).map(Versioned::new);
    }

    /** What is known of a template besides its bodies, as CreateProvisioningTemplate names it. */
    public static ObjectNode settings(Versioned template) {
        return template.json().deepCopy().withObject("/" + SETTINGS);
    }

    public void save(String name, Versioned template, ObjectNode settings) {
        ObjectNode json = template.json().deepCopy();
        json.set(SETTINGS, settings);
        templates.put(name, json);
    }

    public void remove(String name) {
        templates.remove(name);
    }

    public List<String> names() {
        return templates.keys();
    }
}
