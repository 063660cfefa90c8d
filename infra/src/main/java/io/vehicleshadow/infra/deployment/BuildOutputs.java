package io.vehicleshadow.infra.deployment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the other modules' builds leave for the deployment.
 *
 * @param functions the zip of the functions
 * @param skill the zip of the voice skill
 * @param skillPackage the folder with the skill's manifest and interaction models
 * @param page the folder with the built page
 * @param securityHeaders the page's response headers
 * @param openApi the HTTP API's description, which names every route
 */
public record BuildOutputs(
        Path functions, Path skill, Path skillPackage, Path page, Path securityHeaders, Path openApi) {

    /** Where a build of the repository leaves them. */
    public static BuildOutputs in(Path repository) {
        return new BuildOutputs(
                repository.resolve("functions/target/functions.zip"),
                repository.resolve("alexa-skill/target/alexa-skill.zip"),
                repository.resolve("alexa-skill/target/skill-package"),
                repository.resolve("virtual-vehicle/target/site"),
                repository.resolve("virtual-vehicle/security-headers.json"),
                repository.resolve("functions/src/main/resources/io/vehicleshadow/functions/openapi.json"));
    }

    /**
     * @param voice whether the voice skill is deployed
     * @throws IllegalStateException naming what has not been built, and the command that builds it
     */
    public BuildOutputs complete(boolean voice) {
        List<Path> needed = new ArrayList<>(List.of(functions, page, securityHeaders, openApi));
        if (voice) {
            needed.addAll(List.of(skill, skillPackage));
        }
        List<String> missing = needed.stream()
                .filter(path -> !Files.exists(path))
                .map(path -> "  " + path)
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Not built yet:\n" + String.join("\n", missing)
                    + "\nBuild it at the top of the repository with: mvn -q -DskipTests package");
        }
        return this;
    }

    /**
     * The same for vehicles with catalogues of their own.
     *
     * @param skillClasses the skill's class path, if the voice skill is deployed
     */
    public BuildOutputs with(OwnCatalogues catalogues, Optional<String> skillClasses) {
        return new BuildOutputs(
                catalogues.into(functions),
                skillClasses.isPresent() ? catalogues.into(skill) : skill,
                skillClasses.map(catalogues::skillPackage).orElse(skillPackage),
                page,
                securityHeaders,
                openApi);
    }
}
