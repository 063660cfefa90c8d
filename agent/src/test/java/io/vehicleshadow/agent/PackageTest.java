package io.vehicleshadow.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The Debian package: made, installed into another root, upgraded, removed and purged. */
@Tag("slow")
class PackageTest {
    private static final Path CONFIGURATION = Path.of("etc/vehicle-shadow/agent.env");
    private static final Path IDENTITY = Path.of("var/lib/vehicle-shadow/identity/private.key");

    @TempDir
    private static Path folder;

    private static Path made;

    /** Another root that it is installed into, for all tests that only look at it or start what is there. */
    @TempDir
    private static Path installed;

    @BeforeAll
    static void make() throws Exception {
        // ./test installs them; a machine that builds no Debian packages can still test the agent.
        assumeTrue(
                Stream.of("dpkg-deb", "jlink", "zip", "unzip").allMatch(PackageTest::isThere),
                "making a package needs a JDK, dpkg, zip and unzip");
        made = Path.of(run("./package", "--version", "1.0-SNAPSHOT", "--out", folder.toString())
                .strip());
        install(made, installed);
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    @Test
    void the_agent_runs_with_the_runtime_of_its_package() throws Exception {
        Path program = installed.resolve("usr/bin/vehicle-shadow-agent");
        assertTrue(Files.exists(installed.resolve("usr/lib/vehicle-shadow/runtime/bin/java")));
        assertTrue(run(program.toString(), "--help").contains("--catalogue=FILE"));
        assertTrue(run(program.toString(), "provision", "--help").contains("--claim-certificate=FILE"));
        assertTrue(run(program.toString(), "status", "--help").contains("--json"));
    }

    @Test
    void its_first_start_archives_the_classes_that_its_runtime_then_maps() throws Exception {
        run(installed.resolve("usr/bin/vehicle-shadow-agent").toString(), "--version");
        Path home = installed.resolve("usr/lib/vehicle-shadow");
        // Where the archive is missing or another JVM's, "on" ends with an error.
        run(
                home.resolve("runtime/bin/java").toString(),
                "-Xshare:on",
                "-XX:SharedArchiveFile=" + home.resolve("target/agent.jsa"),
                "-XX:+UseSerialGC",
                "-cp",
                home.resolve("target/agent.jar").toString(),
                "io.vehicleshadow.agent.AgentCommand",
                "--version");
    }

    @Test
    void it_holds_the_native_library_of_one_platform() throws Exception {
        try (Stream<Path> libraries = Files.list(installed.resolve("usr/lib/vehicle-shadow/target/lib"))) {
            Path crt = libraries
                    .filter(jar -> jar.getFileName().toString().startsWith("aws-crt-"))
                    .findFirst()
                    .orElseThrow();
            try (ZipFile jar = new ZipFile(crt.toFile())) {
                List<String> natives = jar.stream()
                        .map(entry -> entry.getName())
                        .filter(name -> name.matches(".*\\.(so|dylib|dll)"))
                        .toList();
                assertEquals(1, natives.size(), natives.toString());
            }
        }
    }

    @Test
    void an_upgrade_keeps_identity_and_configuration_a_removal_the_identity_and_a_purge_nothing(@TempDir Path root)
            throws Exception {
        install(made, root);
        assertEquals(
                "rwx------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("var/lib/vehicle-shadow"))));
        Files.createDirectories(root.resolve(IDENTITY).getParent());
        Files.writeString(root.resolve(IDENTITY), "key");
        Files.writeString(root.resolve(CONFIGURATION), "VEHICLE_SHADOW_CAR=unix:/run/car\n");
        install(newer(root), root);
        assertTrue(dpkg(root, "--status", "vehicle-shadow-agent").contains("Version: 1.1"));
        assertEquals("key", Files.readString(root.resolve(IDENTITY)));
        assertEquals("VEHICLE_SHADOW_CAR=unix:/run/car\n", Files.readString(root.resolve(CONFIGURATION)));
        dpkg(root, "--remove", "vehicle-shadow-agent");
        assertFalse(Files.exists(root.resolve("usr/bin/vehicle-shadow-agent")));
        assertEquals("key", Files.readString(root.resolve(IDENTITY)));
        dpkg(root, "--purge", "vehicle-shadow-agent");
        assertFalse(Files.exists(root.resolve("var/lib/vehicle-shadow")));
        assertFalse(Files.exists(root.resolve(CONFIGURATION)));
    }

    @Test
    void systemd_understands_the_unit() throws Exception {
        // A container has no systemd, and installing one for a check of one file would be out of proportion.
        assumeTrue(isThere("systemd-analyze"), "this machine has no systemd");
        Path units = installed.resolve("usr/lib/systemd/system");
        for (String other : List.of("sysinit.target", "basic.target", "shutdown.target", "network-online.target")) {
            Files.writeString(units.resolve(other), "[Unit]\nDescription=" + other + "\nDefaultDependencies=no\n");
        }
        // RestartSteps and RestartMaxDelaySec came with systemd 254.
        assertEquals(
                List.of(),
                run("systemd-analyze", "--root=" + installed, "verify", units + "/vehicle-shadow-agent.service")
                        .lines()
                        .filter(line ->
                                !line.matches(".*Unknown key (name )?'Restart(Steps|MaxDelaySec)'.*, ignoring\\."))
                        .toList());
    }

    @Test
    void every_library_that_the_runtime_is_linked_with_is_its_own_or_in_a_package_that_it_depends_on()
            throws Exception {
        assumeTrue(isThere("readelf"), "this machine has no readelf");
        String depends = run("dpkg-deb", "--field", made.toString(), "Depends");
        assertTrue(depends.matches("(?s)libc6 \\(>= 2\\.[0-9]+\\), libgcc-s1, libstdc\\+\\+6, zlib1g\\s*"), depends);
        Set<String> packaged = Set.of(
                "libc.so.6",
                "libm.so.6",
                "libdl.so.2",
                "libpthread.so.0",
                "librt.so.1", // libc6
                "ld-linux-x86-64.so.2",
                "ld-linux-aarch64.so.1", // libc6
                "libgcc_s.so.1",
                "libstdc++.so.6",
                "libz.so.1");
        Path runtime = installed.resolve("usr/lib/vehicle-shadow/runtime");
        try (Stream<Path> files = Files.walk(runtime)) {
            for (Path library : files.filter(PackageTest::isLinked).toList()) {
                for (String needed : needed(library)) {
                    assertTrue(packaged.contains(needed) || isIn(runtime, needed), library + " needs " + needed);
                }
            }
        }
    }

    private static boolean isLinked(Path file) {
        return file.toString().endsWith(".so") || file.endsWith("bin/java");
    }

    private static List<String> needed(Path library) throws Exception {
        return run("readelf", "--dynamic", "--wide", library.toString())
                .lines()
                .filter(line -> line.contains("(NEEDED)"))
                .map(line -> line.substring(line.indexOf('[') + 1, line.indexOf(']')))
                .toList();
    }

    private static boolean isIn(Path runtime, String library) throws IOException {
        try (Stream<Path> files = Files.walk(runtime)) {
            return files.anyMatch(file -> file.endsWith(library));
        }
    }

    @Test
    @EnabledIfEnvironmentVariable(
            named = "ARM64_JMODS",
            matches = ".+",
            disabledReason = "agent/jmods arm64 DIR fetches them")
    void a_package_for_arm64_holds_programs_and_libraries_of_arm64_only(@TempDir Path root) throws Exception {
        String jmods = System.getenv("ARM64_JMODS");
        String other = run(
                        "./package",
                        "--architecture",
                        "arm64",
                        "--jmods",
                        jmods,
                        "--version",
                        "1.0",
                        "--out",
                        "" + root)
                .strip();
        assertEquals("arm64", run("dpkg-deb", "--field", other, "Architecture").strip());
        Path unpacked = root.resolve("arm64");
        run("dpkg-deb", "--extract", other, unpacked.toString());
        Path home = unpacked.resolve("usr/lib/vehicle-shadow");
        try (Stream<Path> jars = Files.list(home.resolve("target/lib"))) {
            Path crt = jars.filter(jar -> jar.getFileName().toString().startsWith("aws-crt-"))
                    .findFirst()
                    .orElseThrow();
            run("unzip", "-q", crt.toString(), "linux/*", "-d", home.toString());
        }
        try (Stream<Path> files = Files.walk(home)) {
            List<Path> linked = files.filter(PackageTest::isLinked).toList();
            assertTrue(linked.contains(home.resolve("linux/armv8/glibc/libaws-crt-jni.so")), linked.toString());
            for (Path each : linked) {
                assertTrue(run("file", "--brief", each.toString()).contains("ARM aarch64"), each.toString());
            }
        }
    }

    /** The next version: the same content, packed again without compressing it much. */
    private static Path newer(Path root) throws Exception {
        Path unpacked = root.resolve("unpacked");
        run("dpkg-deb", "-R", made.toString(), unpacked.toString());
        Path control = unpacked.resolve("DEBIAN/control");
        Files.writeString(control, Files.readString(control).replaceAll("Version: .*", "Version: 1.1"));
        Path newer = root.resolve("newer.deb");
        run("dpkg-deb", "--root-owner-group", "-Zgzip", "-z1", "--build", unpacked.toString(), newer.toString());
        return newer;
    }

    private static void install(Path archive, Path root) throws Exception {
        Path database = root.resolve("var/lib/dpkg");
        Files.createDirectories(database.resolve("updates"));
        Files.createDirectories(database.resolve("info"));
        if (!Files.exists(database.resolve("status"))) {
            Files.createFile(database.resolve("status"));
        }
        dpkg(root, "--install", archive.toString());
    }

    /** The libraries that it depends on are those of this machine, and its scripts leave this machine alone. */
    private static String dpkg(Path root, String action, String object) throws Exception {
        return run(
                "dpkg",
                "--root=" + root,
                "--log=/dev/null",
                "--force-script-chrootless",
                "--force-not-root",
                "--force-depends",
                "--force-confold",
                action,
                object);
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> String.join(" ", command) + ": " + said);
        return said;
    }
}
