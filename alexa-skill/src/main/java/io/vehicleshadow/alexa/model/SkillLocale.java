package io.vehicleshadow.alexa.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The locales in which the skill is published. */
public enum SkillLocale {
    /** English (US). */
    EN_US("en-US"),
    /** English (UK). */
    EN_GB("en-GB"),
    /** English (India). */
    EN_IN("en-IN"),
    /** German (Germany). */
    DE_DE("de-DE");

    private final String tag;

    SkillLocale(String tag) {
        this.tag = tag;
    }

    /** The tag as Alexa writes it, such as {@code en-US}. */
    public String tag() {
        return tag;
    }

    /** The language, such as {@code en}. */
    public String language() {
        return tag.substring(0, 2);
    }

    /** The locale of that tag, in any case. */
    public static Optional<SkillLocale> find(String tag) {
        return Arrays.stream(values())
                .filter(locale -> locale.tag.equalsIgnoreCase(tag))
                .findFirst();
    }

    /** All tags in words, for an error message. */
    public static String tags() {
        return Arrays.stream(values()).map(SkillLocale::tag).collect(Collectors.joining(", "));
    }
}
