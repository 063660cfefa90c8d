package io.vehicleshadow.alexa.intent;

import io.vehicleshadow.alexa.speech.Phrase;
import io.vehicleshadow.alexa.speech.Phrases;
import io.vehicleshadow.vehicle.ThingName;
import java.util.Map;

/**
 * The car that a request is about.
 *
 * @param name one of the person's cars
 * @param oneOfSeveral whether the person has others too, so that what is told of it must name it
 */
record MeantCar(ThingName name, boolean oneOfSeveral) {

    /** What is told of it, with its name if another could be meant. */
    String told(Phrases phrases, String text) {
        return oneOfSeveral ? phrases.say(Phrase.FOR_CAR, Map.of("car", name.value(), "told", text)) : text;
    }
}
