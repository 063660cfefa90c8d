package io.vehicleshadow.benchmarks;

import io.vehicleshadow.alexa.SkillHandler;
import io.vehicleshadow.alexa.model.SkillLocale;
import io.vehicleshadow.alexa.say.AlexaConversation;
import io.vehicleshadow.benchmarks.bare.BareSkill;
import io.vehicleshadow.benchmarks.measure.Figure;
import io.vehicleshadow.benchmarks.measure.Measure;
import io.vehicleshadow.benchmarks.measure.Spread;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How soon the packaged skill gives its first answer, beside a skill of the same SDK that only says a sentence. */
final class VoiceMeasure implements Measure {
    private static final String SKILL = "amzn1.ask.skill.measured";
    private static final List<String> ASK_SDK =
            List.of("ask-sdk", "jackson-", "slf4j-api", "commons-io", "aws-lambda-java-core");

    @Override
    public String question() {
        return "how long does the packaged skill take from JVM start to the first answer?";
    }

    @Override
    public List<Figure> run() throws Exception {
        UnpackedZip skill = UnpackedZip.of("alexa-skill");
        Class<?>[] classes = {BareSkill.class, Class.forName(BareSkill.class.getName() + "$OneSentence")};
        Path bare = UnpackedZip.bare(ASK_SDK, classes);
        Path merged = skill.bareInOneJar(classes);
        try (CloudStub cloud = new CloudStub()) {
            Map<String, String> environment = new HashMap<>(cloud.environment("alexa"));
            environment.put("ALEXA_SKILL_ID", SKILL);
            String launch = request(cloud, "open my car");
            Map<String, Spread> runs = new FirstAnswers()
                    .with("bare", bare, BareSkill.class, environment, launch, "This is a car")
                    .with("merged", merged, BareSkill.class, environment, launch, "This is a car")
                    .with("launch", skill.task(), SkillHandler.class, environment, launch, "Welcome to your car")
                    .with(
                            "state",
                            skill.task(),
                            SkillHandler.class,
                            environment,
                            request(cloud, "is my trunk open"),
                            "No, the trunk is closed")
                    .measured();
            return figures(runs, skill);
        }
    }

    private static List<Figure> figures(Map<String, Spread> runs, UnpackedZip skill) throws IOException {
        Spread bare = runs.get("bare");
        Spread launch = runs.get("launch");
        return List.of(
                new Figure("bare ask-sdk handler, JVM start to first answer", bare, "ms"),
                new Figure("the skill, 'open my car' with a linked account", launch, "ms"),
                new Figure("the skill / bare handler", launch.per(bare), "x").atMost(1.1),
                new Figure("bare handler with its libraries in one jar, as the skill's are", runs.get("merged"), "ms"),
                new Figure("the skill / that bare handler", launch.per(runs.get("merged")), "x"),
                new Figure("the skill, 'is my trunk open' (table and shadow read)", runs.get("state"), "ms"),
                new Figure("that / bare handler", runs.get("state").per(bare), "x"),
                new Figure("the skill's zip", skill.megabytes(), "MB").atMost(10));
    }

    private static String request(CloudStub cloud, String sentence) {
        return new AlexaConversation(
                        SkillLocale.EN_US,
                        SKILL,
                        Clock.systemUTC(),
                        () -> UUID.randomUUID().toString())
                .request(sentence, Optional.of(cloud.token("alexa")), Optional.empty())
                .toString();
    }
}
