package io.vehicleshadow.alexa;

import com.amazon.ask.Skill;
import com.amazon.ask.SkillStreamHandler;

/** The skill as a Lambda function. */
public final class AlexaSkillFunction extends SkillStreamHandler {
    /** The function of that skill. */
    public AlexaSkillFunction(Skill skill) {
        super(skill);
    }
}
