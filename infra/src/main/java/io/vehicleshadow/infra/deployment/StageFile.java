package io.vehicleshadow.infra.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The choices of one stage, {@code stages/NAME.json}: kept in the repository, so that the next deployment makes the same
 * stack. A choice that can't be changed without a loss stands there twice, once under {@code deployedWith}.
 */
final class StageFile {
    /** What is lost when it changes. */
    private static final Map<String, String> LOSSES = new TreeMap<>(Map.of(
            "data", "table and people would be deleted with the stack",
            "region", "another stack would be made, and this one would be left alone",
            "thing", "the first vehicle would be deleted and another made"));

    private final Path file;
    private final Map<String, Object> choices;
    private final Map<String, Object> deployedWith;

    private StageFile(Path file, Map<String, Object> members) {
        this.file = file;
        this.choices = new TreeMap<>(members);
        this.deployedWith = object(choices.remove("deployedWith"));
    }

    /** @throws IllegalArgumentException if there is none, or it can't be read; says what to write */
    static StageFile read(Path repository, Stage stage) {
        Path file = repository.resolve("stages").resolve(stage.name() + ".json");
        if (!Files.exists(file)) {
            throw new IllegalArgumentException(
                    "There is no " + file + ". A stage's choices stand in a file, so that the"
                            + " next deployment knows them; begin with a copy of stages/main.json, with \"thing\": \""
                            + stage.firstThing() + "\"");
        }
        try {
            return new StageFile(file, new ObjectMapper().readValue(Files.readString(file), new TypeReference<>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + " is not a JSON object: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + file, e);
        }
    }

    /**
     * The choices, with the stage's name.
     *
     * @param given the values of {@code -c}: they name the stage and may repeat what the file says
     * @throws IllegalArgumentException if they say something else, or a loss isn't said twice
     */
    Map<String, Object> with(ContextValues given, List<String> keys) {
        for (String key : keys) {
            String inFile = String.valueOf(choices.get(key));
            given.text(key)
                    .filter(value -> !key.equals("stage") && !value.equals(inFile))
                    .ifPresent(value -> {
                        throw new IllegalArgumentException("-c " + key + "=" + value + " would be forgotten by the next"
                                + " deployment. Write it into " + file + ": \"" + key + "\": \"" + value + "\"");
                    });
        }
        LOSSES.forEach(this::checkLoss);
        Map<String, Object> all = new TreeMap<>(choices);
        given.text("stage").ifPresent(stage -> all.put("stage", stage));
        return all;
    }

    private void checkLoss(String key, String loss) {
        Object now = choices.get(key);
        Object before = deployedWith.get(key);
        if (now == null || before == null) {
            throw new IllegalArgumentException(
                    file + " lacks \"" + key + "\"; it stands there twice, the second time under \"deployedWith\"");
        }
        if (!now.equals(before) && !(key.equals("data") && now.equals("keep"))) {
            throw new IllegalArgumentException(file + ": \"" + key + "\" was \"" + before + "\" and is \"" + now
                    + "\": " + loss + ". If you mean it, write it under \"deployedWith\" too");
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
