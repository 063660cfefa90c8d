package io.vehicleshadow.localiot.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The snippets of README.md, as they stand there. */
final class Readme {
    private final String text;

    Readme() throws IOException {
        text = Files.readString(Path.of("README.md"));
    }

    /** The first block in that language below that heading. */
    String snippet(String heading, String language) {
        Matcher block = Pattern.compile(
                        "^#+ " + Pattern.quote(heading) + "$.*?^```" + language + "\n(.*?)^```$",
                        Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(text);
        if (!block.find()) {
            throw new AssertionError("README.md has no " + language + " below " + heading);
        }
        return block.group(1);
    }
}
