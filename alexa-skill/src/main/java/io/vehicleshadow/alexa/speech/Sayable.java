package io.vehicleshadow.alexa.speech;

import java.util.Locale;

/** Something that the skill can say: a {@link Phrase}, or one of an enum within the class of an intent. */
public interface Sayable {
    /** As enums have it. */
    String name();

    /** The key among the phrases of a language file, such as {@code what-next}. */
    default String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
