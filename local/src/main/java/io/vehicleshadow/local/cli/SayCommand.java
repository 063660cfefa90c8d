package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vehicleshadow.alexa.model.SkillLocale;
import io.vehicleshadow.alexa.say.AlexaConversation;
import io.vehicleshadow.alexa.say.EntityResolution;
import io.vehicleshadow.alexa.say.HomeAnswers;
import io.vehicleshadow.alexa.say.HomeConversation;
import io.vehicleshadow.alexa.say.SpokenAnswer;
import io.vehicleshadow.local.cli.client.ApiClient;
import io.vehicleshadow.local.cli.client.Dialogue;
import io.vehicleshadow.local.cli.client.Session;
import io.vehicleshadow.local.cloud.LocalCloud;
import io.vehicleshadow.local.home.Endpoints;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays Alexa and the person before her: hears a sentence, sends it to the skill, prints what it would say. */
@Command(
        name = "say",
        mixinStandardHelpOptions = true,
        description = {
            "Says a sentence to the skill of the local run and prints the answer, which may be a question: then say "
                    + "the answer to it.",
            "A sentence to Alexa herself, such as \"Alexa, raise my window\", goes to the smart-home skill; behind the "
                    + "answer stands what the Alexa app would show."
        })
final class SayCommand extends PersonCommand {
    @Parameters(arity = "1..*", paramLabel = "SENTENCE", description = "such as: open my trunk")
    private List<String> words;

    @Option(
            names = "--locale",
            defaultValue = "en-US",
            paramLabel = "LOCALE",
            description = "in which language (${DEFAULT-VALUE})")
    private String locale;

    @Option(
            names = "--resolution",
            defaultValue = "MATCHED",
            paramLabel = "HOW",
            description = "what Alexa's entity resolution adds to the words: ${COMPLETION-CANDIDATES}"
                    + " (default: ${DEFAULT-VALUE})")
    private EntityResolution resolution;

    @Override
    public Integer call() throws IOException, InterruptedException {
        SkillLocale language = SkillLocale.find(locale)
                .orElseThrow(() ->
                        new IllegalArgumentException("the skill speaks " + SkillLocale.tags() + ", not " + locale));
        Session person = session();
        String sentence = String.join(" ", words);
        if (HomeConversation.isMeant(sentence)) {
            return sayAtHome(sentence, language, person);
        }
        Clock clock = Clock.systemUTC();
        Dialogue dialogue = new Dialogue(data(), clock);
        AlexaConversation alexa = new AlexaConversation(
                language,
                Endpoints.read(data()).catalogues(),
                LocalCloud.SKILL_ID,
                resolution,
                clock,
                () -> UUID.randomUUID().toString());
        JsonNode request = alexa.request(sentence, Optional.of(person.accessToken()), dialogue.open(person));
        JsonNode response = ask(request);
        SpokenAnswer answer = alexa.read(request, response);
        dialogue.keep(person, answer.session());
        List<String> lines = new ArrayList<>(List.of(answer.text()));
        if (answer.linksAccount()) {
            lines.add("(a card in the Alexa app asks to link the account; here: " + hint("login") + ")");
        }
        output().print(response, lines);
        return DONE;
    }

    /** Without an invocation name. */
    private int sayAtHome(String sentence, SkillLocale language, Session person)
            throws IOException, InterruptedException {
        HomeConversation alexa = new HomeConversation(
                language, person.accessToken(), () -> UUID.randomUUID().toString());
        HomeConversation.Understood understood = alexa.understand(sentence, ask(alexa.discover()));
        if (understood instanceof HomeConversation.Understood.Nothing nothing) {
            output().print(JsonNodeFactory.instance.objectNode(), List.of(nothing.speech()));
            return DONE;
        }
        HomeConversation.Understood.Sends sends = (HomeConversation.Understood.Sends) understood;
        JsonNode answer = ask(sends.directive());
        List<String> lines = new ArrayList<>();
        lines.add(
                HomeAnswers.isDeferred(answer)
                        ? "(no answer yet: Alexa gets it at her event gateway)"
                        : HomeAnswers.speech(answer));
        HomeAnswers.shown(sends.endpoint(), ask(alexa.reportState(sends.endpoint())), language)
                .forEach(shown -> lines.add("(the Alexa app shows " + shown + ")"));
        output().print(answer, lines);
        return DONE;
    }

    private JsonNode ask(JsonNode request) throws IOException, InterruptedException {
        HttpRequest post = HttpRequest.newBuilder(Endpoints.read(data()).http("alexa"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(request.toString()))
                .build();
        return good(ApiClient.answer(post, ApiClient.IS_IT_RUNNING));
    }
}
