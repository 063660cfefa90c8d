package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.local.cli.client.ApiClient;
import io.vehicleshadow.local.cli.text.Words;
import io.vehicleshadow.vehicle.proof.SigningKey;
import io.vehicleshadow.vehicle.signal.Signal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Stack;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        description = "Sends a command to a vehicle, for example: send door=open --confirm --wait",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:done (with --wait) or accepted (without)",
            "2:bad input, not signed in, or no run to speak to",
            "3:no answer from the vehicle in time, or not known whether it was sent",
            "4:refused, failed, withdrawn, or replaced by a newer request"
        })
final class SendCommand extends ThingCommand {
    private static final Set<String> MAY_STILL_BE_WELL = Set.of("SUCCEEDED", "IN_PROGRESS", "TIMED_OUT");

    private static final String FALLBACK = "10";

    @Parameters(
            arity = "1..*",
            paramLabel = "SIGNAL=VALUE",
            completionCandidates = SignalCandidates.Commands.class,
            description = "the command, such as door=open or climate=21.5")
    private List<String> signals;

    @Mixin
    private Signing signing;

    @Option(names = "--confirm", description = "yes, open or unlock it")
    private boolean confirm;

    @Option(
            names = "--wait",
            arity = "0..1",
            fallbackValue = FALLBACK,
            paramLabel = "SECONDS",
            preprocessor = SecondsIfAny.class,
            description = "wait for the answer, 1 to 10 s (default: 10)")
    private Integer wait;

    /** Takes the next word only if it is a number: {@code --wait door=open} waits as long as the default says. */
    static final class SecondsIfAny implements IParameterPreprocessor {
        @Override
        public boolean preprocess(Stack<String> words, CommandSpec command, ArgSpec option, Map<String, Object> info) {
            boolean attached = "=".equals(info.get("separator"));
            boolean number = !words.isEmpty() && words.peek().matches("-?[0-9]+");
            if (!attached && !number) {
                words.push(FALLBACK);
            }
            return false;
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (wait != null && (wait < 1 || wait > 10)) {
            throw new IllegalArgumentException("--wait can't be " + wait + "; it can be 1 to 10 seconds");
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        Optional<SigningKey> key = signing.key(data());
        for (String text : signals) {
            Assignment command = Assignment.parse(text).asCommand(catalogue());
            body.set(command.key(), command.json());
            if (key.isPresent()) {
                Signal signal = catalogue().find(command.key()).orElseThrow();
                Signing.sign(
                        key.get(),
                        thing(),
                        signal,
                        signal.accept(command.json()).orElseThrow(),
                        body);
            }
        }
        if (confirm) {
            body.put("confirm", true);
        }
        Map<String, String> headers = wait == null ? Map.of() : Map.of("Prefer", "wait=" + wait);
        ApiClient.Answer answer = api().send("POST", path() + "/commands", body, headers);
        return answer.json().path("mayHaveHappened").asBoolean() ? mayHaveBeenSent(answer) : report(good(answer));
    }

    private int mayHaveBeenSent(ApiClient.Answer answer) {
        output().error(answer.problem() + "; the command may have been sent all the same: see " + hint("history"));
        return NO_ANSWER;
    }

    private int report(JsonNode report) throws IOException, InterruptedException {
        Words words = words();
        List<String> lines = new ArrayList<>();
        List<String> statuses = new ArrayList<>();
        report.path("signals").properties().forEach(signal -> {
            lines.add(words.signal(signal.getKey(), signal.getValue()));
            statuses.add(signal.getValue().path("status").asText());
        });
        int code = exitCode(statuses);
        if (code == NO_ANSWER) {
            presence().ifPresent(known -> lines.add("the car is " + words.presence(known)));
        }
        output().print(report, lines);
        return code;
    }

    /** A look that fails must not hide the answer that is known. */
    private Optional<JsonNode> presence() throws IOException, InterruptedException {
        return Optional.of(api().get(path()))
                .filter(ApiClient.Answer::isGood)
                .map(answer -> answer.json().path("presence"));
    }

    private int exitCode(List<String> statuses) {
        if (!MAY_STILL_BE_WELL.containsAll(statuses)) {
            return REFUSED;
        }
        return wait != null && statuses.contains("IN_PROGRESS") || statuses.contains("TIMED_OUT") ? NO_ANSWER : DONE;
    }
}
