package io.vehicleshadow.alexa.speech;

import java.util.Locale;

/** Something that the skill can say. An intent's own phrases are an enum within its class, shared ones a {@link Phrase}. */
public interface Sayable {
    /** As enums have it. */
    String name();

    /** The key among the phrases of a language file, such as {@code what-next}. */
    default String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
