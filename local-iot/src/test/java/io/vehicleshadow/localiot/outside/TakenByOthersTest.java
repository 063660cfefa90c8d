package io.vehicleshadow.localiot.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is installed, in projects outside this build; the snippets of the README are theirs. */
@Tag("slow")
class TakenByOthersTest {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path REPOSITORY = TARGET.resolve("it-repository");
    private static final Path INSTALLED = REPOSITORY.resolve("io/vehicleshadow/local-iot/0.1.0-SNAPSHOT");

    /** With node_modules; the folder of each test is in it, so that Node finds them. */
    @TempDir
    static Path npm;

    private Path folder;

    @BeforeAll
    static void install() throws Exception {
        copy(Path.of("src", "it", "npm"), npm);
        Ended installed = Ended.run(npm, Map.of(), "npm", "ci", "--no-audit", "--no-fund", "--prefer-offline");
        assertEquals(0, installed.exitCode(), installed.output());
    }

    @BeforeEach
    void make() throws IOException {
        folder = Files.createTempDirectory(npm, "project");
    }

    @Test
    void projects_with_junit_5_and_6_take_it_beside_the_default_clients_of_the_aws_sdk() throws Exception {
        copy(Path.of("src", "it"), folder);
        for (String project : List.of("junit5", "junit6")) {
            Path tests = Files.createDirectories(folder.resolve(project).resolve("src/test/java"));
            Files.writeString(tests.resolve("LampTest.java"), new Readme().snippet("JUnit", "java"));
            Files.copy(folder.resolve("DefaultClientsTest.java"), tests.resolve("DefaultClientsTest.java"));
        }

        Ended maven = Ended.run(
                folder,
                Map.of(),
                "mvn",
                "-B",
                "--no-transfer-progress",
                "-s",
                "settings.xml",
                "-Dmaven.repo.local=" + REPOSITORY,
                "-Dthis.machine="
                        + Path.of(System.getProperty("localRepository")).toUri(),
                "test");

        assertEquals(0, maven.exitCode(), maven.output());
        for (String project : List.of("junit5", "junit6")) {
            assertEquals(1, passed(project, "LampTest"));
            assertEquals(3, passed(project, "DefaultClientsTest"));
        }
    }

    private int passed(String project, String test) throws IOException {
        String report = Files.readString(folder.resolve(project).resolve("target/surefire-reports/" + test + ".txt"));
        assertTrue(report.contains("Failures: 0, Errors: 0, Skipped: 0"), report);
        return Integer.parseInt(report.replaceAll("(?s).*Tests run: (\\d+),.*", "$1"));
    }

    @Test
    void what_is_installed_brings_nothing_but_the_logger_s_interface() throws Exception {
        String pom = Files.readString(INSTALLED.resolve("local-iot-0.1.0-SNAPSHOT.pom"));

        assertEquals(
                List.of("<artifactId>local-iot</artifactId>", "<artifactId>slf4j-api</artifactId>"),
                pom.lines()
                        .map(String::strip)
                        .filter(line -> line.startsWith("<artifactId>"))
                        .toList());
        assertTrue(!pom.contains("${") && !pom.contains("<parent>"), pom);
        assertEquals(List.of(), classesOutside(INSTALLED.resolve("local-iot-0.1.0-SNAPSHOT.jar")));
        assertTrue(entries(INSTALLED.resolve("local-iot-0.1.0-SNAPSHOT-sources.jar"))
                .contains("io/vehicleshadow/localiot/LocalIot.java"));
        assertTrue(entries(INSTALLED.resolve("local-iot-0.1.0-SNAPSHOT-javadoc.jar"))
                .contains("io/vehicleshadow/localiot/LocalIot.html"));
    }

    /** Classes that could meet those of the project that takes it. */
    private static List<String> classesOutside(Path jar) throws IOException {
        return entries(jar).stream()
                .filter(name -> name.endsWith(".class") && !name.startsWith("io/vehicleshadow/localiot/"))
                .toList();
    }

    @Test
    void it_carries_the_licenses_of_what_is_inside() throws Exception {
        List<String> entries = entries(INSTALLED.resolve("local-iot-0.1.0-SNAPSHOT.jar"));

        // Apache's, Bouncy Castle's, and whom Apache's wants to be named.
        assertTrue(
                entries.containsAll(List.of("META-INF/LICENSE", "META-INF/LICENSE.md", "META-INF/NOTICE")),
                entries::toString);
    }

    @Test
    void the_jar_runs_alone_and_answers_the_aws_cli_and_mqtt_js() throws Exception {
        // ./test installs it; who installs this module alone need not have it.
        assumeTrue(
                Ended.run(folder, Map.of(), "bash", "-c", "aws --version").exitCode() == 0,
                "the AWS CLI is not installed");
        try (RunningJar iot = new RunningJar(folder)) {
            Ended shell = Ended.run(folder, Map.of(), "bash", "-euc", iot.here(new Readme().snippet("AWS CLI", "sh")));
            assertEquals(0, shell.exitCode(), shell.output());
            assertTrue(Files.readString(folder.resolve("shadow.json")).contains("\"version\":1"));

            Files.writeString(folder.resolve("lamp.mjs"), iot.here(new Readme().snippet("MQTT.js", "js")));
            Ended lamp = Ended.run(folder, Map.of(), "node", "lamp.mjs");
            assertEquals("$aws/things/lamp/shadow/update/accepted { reported: { on: true } }\n", lamp.output());
            assertEquals(0, lamp.exitCode());
        }
    }

    @Test
    void npm_s_client_of_the_control_plane_sets_up_a_device_that_connects_and_throws_it_out() throws Exception {
        try (RunningJar iot = new RunningJar(folder)) {
            Ended client = Ended.run(
                    folder,
                    Map.of("IOT", iot.dataPlane(), "MQTT", iot.here("localhost:8883")),
                    "node",
                    npm.resolve("controlPlane.mjs").toString());
            assertEquals(0, client.exitCode(), client.output());
            assertTrue(client.output().endsWith("all of it\n"), client.output());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "start --help", "deploy --help", "certificate --help"})
    void the_jar_tells_its_commands(String arguments) throws Exception {
        Ended help = Ended.run(
                folder,
                Map.of(),
                Stream.concat(
                                Stream.of(RunningJar.java(), "-jar", RunningJar.JAR.toString()),
                                Stream.of(arguments.split(" ")))
                        .toArray(String[]::new));
        assertEquals(0, help.exitCode(), help.output());
        assertTrue(help.output().startsWith("Usage: local-iot"), help.output());
    }

    private static List<String> entries(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(JarEntry::getName).toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("node_modules"))
                    .toList()) {
                Path copied = to.resolve(from.relativize(file));
                Files.createDirectories(copied.getParent());
                Files.copy(file, copied);
            }
        }
    }
}
