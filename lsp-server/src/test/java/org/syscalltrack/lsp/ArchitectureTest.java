package org.syscalltrack.lsp;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Keeps what this module may use, and the arrows between its rooms. */
class ArchitectureTest {
    private static final JavaClasses SERVER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.syscalltrack.lsp");

    @Test
    void onlyTheFrontEndTwoBackendsAndTheProtocolAreUsed() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.syscalltrack.lsp..",
                        "org.syscalltrack.dsl..",
                        "org.syscalltrack.bpf..",
                        "org.syscalltrack.jvm..",
                        "java..",
                        "org.jspecify..",
                        "org.eclipse.lsp4j..",
                        "com.google.gson..")
                .check(SERVER);
    }

    @Test
    void featuresKnowNothingOfTheSession() {
        classes()
                .that()
                .resideInAPackage("org.syscalltrack.lsp.(*)..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage("org.syscalltrack.lsp")
                .check(SERVER);
    }

    @Test
    void noRoomsNeedEachOther() {
        slices().matching("org.syscalltrack.lsp.(*)..")
                .should()
                .beFreeOfCycles()
                .check(SERVER);
    }
}
