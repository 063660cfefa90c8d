package io.vehicleshadow.localiot;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which package may know which. */
class RoomsTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.vehicleshadow.localiot");

    @Test
    void packages_form_no_circle_not_even_inside_the_broker() {
        slices().matching("io.vehicleshadow.localiot.(**)")
                .should()
                .beFreeOfCycles()
                .because("a part that needs itself can't be understood or tested alone")
                .check(PRODUCT);
    }

    @Test
    void a_session_doesn_t_know_what_a_connection_is() {
        noClasses()
                .that(resideInAPackage("..broker.session.."))
                .should()
                .dependOnClassesThat(resideInAPackage("..broker.connect.."))
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..")
                .because("a session outlives its connections and reaches them through a Wire")
                .check(PRODUCT);
    }
}
