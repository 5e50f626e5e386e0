package org.syscalltrack.bpf;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

/** The toolbox knows nothing of rules, and its rooms use each other in one direction. */
final class LayersTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.syscalltrack.bpf");

    @Test
    void elfStandsOnBtfAndBtfOnAsm() {
        ArchRuleDefinition.classes()
                .that()
                .resideInAPackage("..bpf.asm..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "..bpf.asm..")
                .check(CLASSES);
        ArchRuleDefinition.classes()
                .that()
                .resideInAPackage("..bpf.btf..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "..bpf.asm..", "..bpf.btf..")
                .check(CLASSES);
    }

    @Test
    void theToolboxUsesTheJdkOnly() {
        ArchRuleDefinition.classes()
                .that()
                .resideInAnyPackage("..bpf.asm..", "..bpf.btf..", "..bpf.elf..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "..bpf.asm..", "..bpf.btf..", "..bpf.elf..")
                .check(CLASSES);
    }
}
