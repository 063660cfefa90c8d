package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks a vehicle for something and says what became of it. */
@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        description = {
            "Asks a vehicle, for example: send door=open --confirm --wait",
            "Exit codes: 0 done (with --wait) or taken (without), 2 bad input, 3 no answer in time,",
            "4 the vehicle refused or failed, or the request was withdrawn or superseded."
        })
final class SendCommand extends PersonCommand {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> MAY_STILL_BE_WELL = Set.of("SUCCEEDED", "IN_PROGRESS", "TIMED_OUT");

    @Parameters(arity = "1..*", paramLabel = "SIGNAL=VALUE", description = "what to ask, such as door=open")
    private List<String> asked;

    @Option(names = "--confirm", description = "yes, open or unlock it")
    private boolean confirm;

    @Option(
            names = "--wait",
            arity = "0..1",
            fallbackValue = "10",
            paramLabel = "SECONDS",
            description = "wait for the answer, 1 to 10 s (default 10)")
    private Integer wait;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode();
        for (String ask : asked) {
            int equals = ask.indexOf('=');
            if (equals < 1) {
                throw wrong("'" + ask + "' is not of the form SIGNAL=VALUE, such as door=open");
            }
            put(body, ask.substring(0, equals), ask.substring(equals + 1));
        }
        if (confirm) {
            body.put("confirm", true);
        }
        if (wait != null && (wait < 1 || wait > 10)) {
            throw wrong("--wait is 1 to 10 seconds, but this is " + wait);
        }
        ApiClient api = api();
        String path = path(api);
        Map<String, String> headers = wait == null ? Map.of() : Map.of("Prefer", "wait=" + wait);
        JsonNode report = good(api.send("POST", path + "/commands", body, headers));
        return tell(api, path, report);
    }

    private int tell(ApiClient api, String path, JsonNode report) throws IOException, InterruptedException {
        Moments moments = Moments.of(Clock.systemDefaultZone());
        List<String> statuses = new ArrayList<>();
        report.path("signals").properties().forEach(signal -> {
            out().println(Words.signal(signal.getKey(), signal.getValue(), moments));
            statuses.add(signal.getValue().path("status").asText());
        });
        if (!MAY_STILL_BE_WELL.containsAll(statuses)) {
            return REFUSED;
        }
        if (wait != null && statuses.contains("IN_PROGRESS") || statuses.contains("TIMED_OUT")) {
            JsonNode presence = good(api.get(path)).path("presence");
            out().println("the car is " + Words.presence(presence, moments));
            return NO_ANSWER;
        }
        return DONE;
    }

    private static void put(ObjectNode body, String key, String value) {
        if (value.matches("-?[0-9]{1,6}([.][0-9]{1,3})?")) {
            body.put(key, new BigDecimal(value));
        } else {
            body.put(key, value);
        }
    }
}
