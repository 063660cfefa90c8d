package io.vehicleshadow.agent.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.agent.status.StatusListener.About;
import java.time.Instant;
import java.util.Optional;

/**
 * How a running agent is.
 *
 * @param process which process it is
 * @param about what does not change while it runs
 * @param connected whether it is connected and subscribed
 * @param since since when it is connected, or has not been
 * @param lastGet when the service last showed it the shadow; empty if it has not yet
 */
record AgentStatus(AgentProcessId process, About about, boolean connected, Instant since, Optional<Instant> lastGet) {

    AgentStatus connection(boolean up, Instant now) {
        return new AgentStatus(process, about, up, now, lastGet);
    }

    AgentStatus got(Instant now) {
        return new AgentStatus(process, about, connected, since, Optional.of(now));
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("thing", about.thing())
                .put("endpoint", about.endpoint())
                .put("connected", connected)
                .put("since", since.toString());
        lastGet.ifPresent(at -> json.put("lastGet", at.toString()));
        return json.put("car", about.car())
                .put("catalogue", about.catalogue())
                .put("version", about.version())
                .put("pid", process.pid())
                .put("started", process.started().toString());
    }

    /** @throws RuntimeException if it is none */
    static AgentStatus of(JsonNode json) {
        return new AgentStatus(
                new AgentProcessId(
                        json.required("pid").asLong(),
                        Instant.parse(json.required("started").asText())),
                new About(
                        json.required("version").asText(),
                        json.required("thing").asText(),
                        json.required("endpoint").asText(),
                        json.required("car").asText(),
                        json.required("catalogue").asText()),
                json.required("connected").asBoolean(),
                Instant.parse(json.required("since").asText()),
                Optional.ofNullable(json.path("lastGet").textValue()).map(Instant::parse));
    }
}
