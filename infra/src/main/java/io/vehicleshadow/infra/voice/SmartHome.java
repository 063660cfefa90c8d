package io.vehicleshadow.infra.voice;

import io.vehicleshadow.infra.deployment.AlexaIds;
import io.vehicleshadow.infra.functions.FunctionCatalogue;
import io.vehicleshadow.infra.functions.History;
import io.vehicleshadow.infra.functions.SnapStartFunction;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.constructs.Construct;

/**
 * The smart-home side of the skill: a function for Alexa's directives, and one that tells Alexa of changes, which the
 * rules of the history call too, and of answers that come late.
 */
public final class SmartHome extends Construct {
    private final SnapStartFunction directives;
    private final SnapStartFunction events;
    private final CfnPermission calledByAlexa;

    /**
     * What it is built from.
     *
     * @param sharing the function that changes who may use a vehicle, of which Alexa is told too
     */
    public record Parts(
            AlexaIds alexa, AlexaIds.SmartHome home, VoiceSkill voice, History history, SnapStartFunction sharing) {}

    public SmartHome(Construct scope, String id, Parts parts, FunctionCatalogue functions) {
        super(scope, id);
        String client = parts.voice().linkingClient().getUserPoolClientId();
        Map<String, String> environment = environment(parts.home());
        events = functions.smartHomeEvents(this, environment, client);
        parts.history().call(events);
        parts.sharing().mayHandOnTo(events, "SMART_HOME_EVENTS");
        directives = functions.smartHome(this, environment, client);
        directives.mayHandOnTo(events, "FOLLOW_UP_FUNCTION");
        calledByAlexa = VoiceSkill.callable(
                this,
                "CalledByAlexa",
                directives,
                "alexa-connectedhome",
                parts.alexa().skillId().orElseThrow());
        parts.voice().isAnsweredAtHomeBy(this);
    }

    /** Alexa refuses an endpoint that it may not call yet. */
    CfnPermission calledByAlexa() {
        return calledByAlexa;
    }

    public SnapStartFunction directives() {
        return directives;
    }

    public SnapStartFunction events() {
        return events;
    }

    private static Map<String, String> environment(AlexaIds.SmartHome home) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("EVENT_GATEWAY", home.gateway());
        environment.put("EVENT_TOKENS", "https://api.amazon.com/auth/o2/token");
        environment.put("EVENT_CLIENT_ID", VoiceSkill.field(home.secret(), "clientId"));
        environment.put("EVENT_CLIENT_SECRET", VoiceSkill.field(home.secret(), "clientSecret"));
        environment.put("GRANT_KEY", VoiceSkill.field(home.secret(), "grantKey"));
        return environment;
    }
}
