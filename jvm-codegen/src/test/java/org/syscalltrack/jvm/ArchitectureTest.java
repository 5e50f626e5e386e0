package org.syscalltrack.jvm;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Keeps what this module may use, and the arrows between its rooms, as its package pages say. */
class ArchitectureTest {
    private static final JavaClasses BACKEND = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.syscalltrack.jvm");

    @Test
    void onlyTheFrontEndAsmAndTheZstdReaderAreUsed() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.syscalltrack.jvm..",
                        "org.syscalltrack.dsl..",
                        "java..",
                        "org.jspecify..",
                        "org.objectweb.asm..",
                        "com.github.luben.zstd..")
                .check(BACKEND);
    }

    @Test
    void asmStaysInTheCodeRoomAndZstdInTheTraceRoom() {
        classes()
                .that()
                .resideOutsideOfPackage("org.syscalltrack.jvm.code..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage("org.objectweb.asm..")
                .check(BACKEND);
        classes()
                .that()
                .doNotHaveSimpleName("ZstdInput")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage("com.github.luben..")
                .check(BACKEND);
    }

    @Test
    void noRoomsNeedEachOther() {
        slices().matching("org.syscalltrack.jvm.(*)..")
                .should()
                .beFreeOfCycles()
                .check(BACKEND);
    }
}
