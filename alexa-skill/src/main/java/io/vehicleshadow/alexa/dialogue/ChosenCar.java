package io.vehicleshadow.alexa.dialogue;

import io.vehicleshadow.alexa.speech.Phrase;
import io.vehicleshadow.alexa.speech.Phrases;
import io.vehicleshadow.functions.access.Role;
import io.vehicleshadow.vehicle.ThingName;
import java.util.Map;

/**
 * The car that a request is about.
 *
 * @param thing one of the person's cars
 * @param called what its owner calls it
 * @param role the person's
 * @param oneOfSeveral whether the person has others too, so that an answer must name it
 */
public record ChosenCar(ThingName thing, String called, Role role, boolean oneOfSeveral) {

    /** The text, with the car's name if another could be meant. */
    public String about(Phrases phrases, String text) {
        return oneOfSeveral ? phrases.say(Phrase.FOR_CAR, Map.of("car", called, "told", text)) : text;
    }
}
