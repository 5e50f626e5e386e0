package org.syscalltrack.kmod;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Keeps what this module may use, and the arrows between its rooms. */
class ArchitectureTest {
    private static final JavaClasses BACKEND = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.syscalltrack.kmod");

    @Test
    void onlyTheFrontEndIsUsed() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.syscalltrack.kmod..", "org.syscalltrack.dsl..", "java..", "org.jspecify..")
                .check(BACKEND);
    }

    @Test
    void noRoomsNeedEachOther() {
        slices().matching("org.syscalltrack.kmod.(*)..")
                .should()
                .beFreeOfCycles()
                .check(BACKEND);
    }
}
