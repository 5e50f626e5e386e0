package org.syscalltrack.dsl;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Keeps the arrows of {@code docs/architecture.md} between the front end's rooms pointing one way. */
class ArchitectureTest {
    private static final JavaClasses FRONT_END = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.syscalltrack.dsl");

    @Test
    void arrowsPointOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("org.syscalltrack.dsl..")
                .withOptionalLayers(true)
                .layer("source")
                .definedBy("org.syscalltrack.dsl.source..")
                .layer("diagnostic")
                .definedBy("org.syscalltrack.dsl.diagnostic..")
                .layer("catalog")
                .definedBy("org.syscalltrack.dsl.catalog..")
                .layer("event")
                .definedBy("org.syscalltrack.dsl.event..")
                .layer("syntax")
                .definedBy("org.syscalltrack.dsl.syntax..")
                .layer("format")
                .definedBy("org.syscalltrack.dsl.format..")
                .layer("model")
                .definedBy("org.syscalltrack.dsl.model..")
                .layer("check")
                .definedBy("org.syscalltrack.dsl.check..")
                .layer("analysis")
                .definedBy("org.syscalltrack.dsl.analysis..")
                .layer("plan")
                .definedBy("org.syscalltrack.dsl.plan..")
                .layer("planner")
                .definedBy("org.syscalltrack.dsl.planner..")
                .whereLayer("diagnostic")
                .mayOnlyAccessLayers("source")
                .whereLayer("catalog")
                .mayOnlyAccessLayers("source", "diagnostic")
                .whereLayer("event")
                .mayOnlyAccessLayers("source")
                .whereLayer("syntax")
                .mayOnlyAccessLayers("source", "diagnostic")
                .whereLayer("format")
                .mayOnlyAccessLayers("source", "diagnostic", "syntax")
                .whereLayer("model")
                .mayOnlyAccessLayers("source", "diagnostic", "catalog", "event", "plan")
                .whereLayer("check")
                .mayOnlyAccessLayers(
                        "source", "diagnostic", "catalog", "event", "syntax", "model", "plan", "planner", "analysis")
                .whereLayer("plan")
                .mayOnlyAccessLayers("source", "catalog", "event")
                .whereLayer("planner")
                .mayOnlyAccessLayers("source", "catalog", "event", "model", "plan")
                .whereLayer("analysis")
                .mayOnlyAccessLayers("source", "diagnostic", "catalog", "event", "model", "plan", "planner")
                .check(FRONT_END);
    }

    @Test
    void onlyTheJdkIsUsed() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.syscalltrack.dsl..", "java..", "org.jspecify..")
                .check(FRONT_END);
    }
}
