package org.syscalltrack.driver;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The driver uses the front end and the backends, and none of its users. */
class ArchitectureTest {
    @Test
    void theDriverKnowsNoneOfItsUsers() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.syscalltrack.runtime..",
                        "org.syscalltrack.cli..",
                        "org.syscalltrack.lsp..",
                        "org.syscalltrack.maven..",
                        "org.apache.maven..",
                        "picocli..")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.syscalltrack.driver"));
    }
}
