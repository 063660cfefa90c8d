package io.vehicleshadow.infra;

import io.vehicleshadow.alexa.publish.SkillPackage;
import io.vehicleshadow.infra.deployment.BuildOutputs;
import io.vehicleshadow.vehicle.signal.Catalogues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Small build outputs, so that tests need no other module built. Routes, security headers and the skill package are the
 * real ones.
 */
final class StandIns {
    private StandIns() {}

    static BuildOutputs in(Path folder) {
        try {
            Path code = written(folder.resolve("code/stand-in.txt"), "no code").getParent();
            Path skill = skillPackage(folder.resolve("skill-package"));
            Path page = written(folder.resolve("page/index.html"), "<!doctype html>")
                    .getParent();
            BuildOutputs real = BuildOutputs.in(Path.of(".."));
            return new BuildOutputs(code, code, skill, page, real.securityHeaders(), real.openApi());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path skillPackage(Path folder) throws IOException {
        for (var file : new SkillPackage(Catalogues.configured()).files().entrySet()) {
            written(folder.resolve(file.getKey()), file.getValue().toString());
        }
        return folder;
    }

    private static Path written(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
