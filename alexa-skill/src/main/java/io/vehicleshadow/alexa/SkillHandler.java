package io.vehicleshadow.alexa;

import com.amazon.ask.SkillStreamHandler;
import io.vehicleshadow.functions.wiring.UseCases;
import java.util.Map;

/**
 * The skill as a Lambda function: takes Alexa's raw requests and answers them. Thread-safe. A request to another skill,
 * or an old one, ends in an exception and is not answered.
 */
public final class SkillHandler extends SkillStreamHandler {
    private final Priming priming;

    /**
     * Wired by the environment.
     *
     * @throws IllegalArgumentException if a variable is missing
     */
    public SkillHandler() {
        this(SkillWiring.of(System.getenv()));
    }

    /**
     * Wired by that environment over these use cases, for a program that has them already.
     *
     * @throws IllegalArgumentException if ALEXA_SKILL_ID, ISSUER or CLIENT_IDS is missing
     */
    public SkillHandler(Map<String, String> environment, UseCases cloud) {
        this(SkillWiring.of(environment, cloud));
    }

    /** The function of that skill. */
    SkillHandler(VehicleSkill skill) {
        super(skill.build());
        this.priming = new Priming(this, skill.skillId(), skill.clock());
    }
}
