package org.syscalltrack.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses PLUGIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.syscalltrack.maven");

    @Test
    void theOrchestratorKnowsNothingOfMaven() {
        noClasses()
                .that()
                .resideInAPackage("org.syscalltrack.maven.build..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.maven..", "org.codehaus.plexus.build..", "javax.inject..")
                .check(PLUGIN);
    }

    @Test
    void thePluginUsesNeitherTheCommandLineNorTheRuntime() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.syscalltrack.cli..", "org.syscalltrack.runtime..")
                .check(PLUGIN);
    }
}
