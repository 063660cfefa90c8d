package io.vehicleshadow.local;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What may know what, over every module that has been compiled. */
class ArchitectureTest {
    private static final JavaClasses PRODUCT = compiledModules();

    private static JavaClasses compiledModules() {
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            List<Path> classes = modules.map(module -> module.resolve("target/classes"))
                    .filter(Files::isDirectory)
                    .filter(folder -> !folder.startsWith("../benchmarks"))
                    .toList();
            return new ClassFileImporter().importPaths(classes);
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Test
    void the_rules_see_the_product() {
        assertFalse(PRODUCT.isEmpty());
        assertFalse(
                PRODUCT.that(resideInAnyPackage("io.vehicleshadow.localiot..")).isEmpty());
    }

    @Test
    void packages_form_no_cycles() {
        for (String slice : List.of("io.vehicleshadow.(*)..", "io.vehicleshadow.(**)")) {
            check(slices().matching(slice)
                    .should()
                    .beFreeOfCycles()
                    .because("a part that needs itself can't be understood or tested alone"));
        }
    }

    @Test
    void the_command_line_speaks_to_a_run_and_knows_nothing_of_how_it_starts() {
        check(noClasses()
                .that()
                .resideInAPackage("io.vehicleshadow.local.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.vehicleshadow.local.run..")
                .because("it speaks to a deployed API too"));
        check(noClasses()
                .that()
                .resideInAPackage("io.vehicleshadow.local.cli.text..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "picocli..", "io.vehicleshadow.local.cli.client..")
                .because("words are tested without a network"));
    }

    @Test
    void the_contract_knows_no_transport() {
        check(noClasses()
                .that()
                .resideInAPackage("io.vehicleshadow.vehicle..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "software.amazon..",
                        "com.amazonaws..",
                        "com.amazon..",
                        "io.vertx..",
                        "io.netty..",
                        "java.net..",
                        "com.sun.net..")
                .because("the contract is the same in the cloud, in the car and in a test"));
    }

    @Test
    void functions_and_the_stand_in_meet_on_the_wire_only() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        "io.vehicleshadow.functions..", "io.vehicleshadow.alexa..", "io.vehicleshadow.agent..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vehicleshadow.localiot..", "io.vehicleshadow.local..")
                .because("what is deployed must not lean on what is only there locally"));
        check(noClasses()
                .that()
                .resideInAPackage("io.vehicleshadow.localiot..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.vehicleshadow..")
                        .and(not(resideInAnyPackage("io.vehicleshadow.localiot.."))))
                .because("the stand-in serves any IoT project and knows nothing of vehicles"));
    }

    @Test
    void nothing_is_called_by_a_word_that_says_nothing() {
        check(noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|DTO|Dto)")
                .because("the noun owns the behaviour"));
    }

    @Test
    void the_time_comes_in_through_the_constructor() {
        ArchRule rule = noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("a rule about age is only testable with a clock that the test holds; see " + Clock.class);
        check(rule);
    }

    @Test
    void only_command_lines_write_to_the_standard_streams() {
        check(noClasses()
                .that(not(simpleNameEndingWith("Command")
                        .or(simpleNameEndingWith("Cli"))
                        .or(simpleName("Console"))
                        .or(simpleName("VehicleShadowApp"))))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("a library that prints can't be used by a program that prints"));
    }

    @Test
    void every_package_says_what_it_is() {
        List<String> without = PRODUCT.stream()
                .map(JavaClass::getPackageName)
                .distinct()
                .filter(name -> !PRODUCT.contain(name + ".package-info") && !sourceHasPackageInfo(name))
                .sorted()
                .toList();
        org.junit.jupiter.api.Assertions.assertEquals(List.of(), without);
    }

    private static boolean sourceHasPackageInfo(String name) {
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            return modules.anyMatch(module -> Files.exists(module.resolve("src/main/java")
                    .resolve(name.replace('.', '/'))
                    .resolve("package-info.java")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(PRODUCT);
    }
}
