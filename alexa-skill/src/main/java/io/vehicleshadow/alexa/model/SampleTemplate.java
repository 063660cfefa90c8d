package io.vehicleshadow.alexa.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sample utterance with alternatives: {@code {action} [the|my|] {part}} stands for three samples. An empty
 * alternative leaves the word out; alternatives do not nest.
 */
record SampleTemplate(String text) {
    private static final Pattern ALTERNATIVES = Pattern.compile("\\[([^\\[\\]]*)\\]");

    /** The samples that it stands for, without double spaces. */
    List<String> expand() {
        Matcher first = ALTERNATIVES.matcher(text);
        if (!first.find()) {
            return List.of(text.trim().replaceAll(" +", " "));
        }
        List<String> samples = new ArrayList<>();
        for (String alternative : first.group(1).split("\\|", -1)) {
            String chosen = text.substring(0, first.start()) + alternative + text.substring(first.end());
            samples.addAll(new SampleTemplate(chosen).expand());
        }
        return samples;
    }
}
