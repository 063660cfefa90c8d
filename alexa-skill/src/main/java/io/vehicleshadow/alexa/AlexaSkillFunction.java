package io.vehicleshadow.alexa;

import com.amazon.ask.Skill;
import com.amazon.ask.SkillStreamHandler;
import io.vehicleshadow.functions.UseCases;
import java.util.Map;

/**
 * The skill as a Lambda function: takes Alexa's raw requests and answers them. Thread-safe. A request to another skill,
 * or an old one, ends in an exception and is not answered.
 */
public final class AlexaSkillFunction extends SkillStreamHandler {
    /**
     * Wired by the environment.
     *
     * @throws IllegalArgumentException if a variable is missing
     */
    public AlexaSkillFunction() {
        this(SkillWiring.of(System.getenv()));
    }

    /**
     * Wired by that environment over these use cases, for a program that has them already.
     *
     * @throws IllegalArgumentException if SKILL_ID, ISSUER or CLIENT_IDS is missing
     */
    public AlexaSkillFunction(Map<String, String> environment, UseCases cloud) {
        this(SkillWiring.of(environment, cloud));
    }

    /** The function of that skill. */
    public AlexaSkillFunction(Skill skill) {
        super(skill);
    }
}
