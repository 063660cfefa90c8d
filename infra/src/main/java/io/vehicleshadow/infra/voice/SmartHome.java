package io.vehicleshadow.infra.voice;

import io.vehicleshadow.infra.deployment.AlexaIds;
import io.vehicleshadow.infra.deployment.Stage;
import io.vehicleshadow.infra.functions.FunctionCatalogue;
import io.vehicleshadow.infra.functions.History;
import io.vehicleshadow.infra.functions.SnapStartFunction;
import io.vehicleshadow.vehicle.topic.IotRules;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.EventInvokeConfigOptions;
import software.amazon.awscdk.services.lambda.destinations.SqsDestination;
import software.constructs.Construct;

/**
 * The smart-home side of the skill: a function for Alexa's directives, and one that tells Alexa of changes and of answers
 * that come late. Rules of its own feed the second: what fails here holds up no history.
 */
public final class SmartHome extends Construct {
    /** Source: Alexa Smart Home, "Send events to the Alexa event gateway". */
    private static final Map<String, String> GATEWAYS = Map.of(
            "us-east-1", "https://api.amazonalexa.com/v3/events",
            "eu-west-1", "https://api.eu.amazonalexa.com/v3/events",
            "us-west-2", "https://api.fe.amazonalexa.com/v3/events",
            "ap-northeast-1", "https://api.fe.amazonalexa.com/v3/events");

    private final SnapStartFunction directives;
    private final SnapStartFunction events;

    /** What it is built from. */
    public record Parts(AlexaIds alexa, String region, Stage stage, VoiceSkill voice, History history) {}

    public SmartHome(Construct scope, String id, Parts parts, FunctionCatalogue functions) {
        super(scope, id);
        String client = parts.voice().linkingClient().getUserPoolClientId();
        Map<String, String> environment = environment(parts);
        events = functions.smartHomeEvents(this, environment, client);
        events.alias()
                .configureAsyncInvoke(EventInvokeConfigOptions.builder()
                        .onFailure(new SqsDestination(parts.history().deadLetters()))
                        .maxEventAge(Duration.hours(1))
                        .retryAttempts(2)
                        .build());
        environment.put("FOLLOW_UP_FUNCTION", events.alias().getFunctionArn());
        directives = functions.smartHome(this, environment, client);
        directives.mayCall(List.of("lambda:InvokeFunction"), events.alias().getFunctionArn());
        VoiceSkill.callable(
                this,
                "CalledByAlexa",
                directives,
                "alexa-connectedhome",
                parts.alexa().skillId().orElseThrow());
        rule(parts, "home_documents", IotRules.DOCUMENTS);
        rule(parts, "home_presence", IotRules.PRESENCE);
    }

    public SnapStartFunction directives() {
        return directives;
    }

    public SnapStartFunction events() {
        return events;
    }

    private static Map<String, String> environment(Parts parts) {
        Map<String, String> environment = new TreeMap<>();
        String secret = parts.alexa().smartHomeSecret().orElseThrow();
        environment.put("EVENT_GATEWAY", GATEWAYS.get(parts.region()));
        environment.put("EVENT_TOKENS", "https://api.amazon.com/auth/o2/token");
        environment.put("EVENT_CLIENT_ID", VoiceSkill.field(secret, "clientId"));
        environment.put("EVENT_CLIENT_SECRET", VoiceSkill.field(secret, "clientSecret"));
        environment.put("GRANT_KEY", VoiceSkill.field(secret, "grantKey"));
        return environment;
    }

    private void rule(Parts parts, String name, String sql) {
        History.rule(
                this,
                name,
                parts.stage().underscored(name),
                sql,
                events,
                parts.history().onError());
    }
}
