package org.syscalltrack.dsl.check;

import java.util.List;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.diagnostic.Diagnostics;
import org.syscalltrack.dsl.model.ConstantFolder;
import org.syscalltrack.dsl.model.StructFields;

/** What every part of the checker needs. */
final class CheckContext {
    private final Catalog catalog;
    private final Architecture architecture;
    private final Diagnostics diagnostics;
    private final Definitions definitions;
    private final StructFields structFields;
    private final List<ConstantFolder> folders;

    CheckContext(Catalog catalog, Architecture architecture, Diagnostics diagnostics, Definitions definitions) {
        this.catalog = catalog;
        this.architecture = architecture;
        this.diagnostics = diagnostics;
        this.definitions = definitions;
        this.structFields = new StructFields(catalog, architecture.nativeAbi());
        this.folders = architecture.abis().stream()
                .map(abi -> new ConstantFolder(catalog, abi))
                .toList();
    }

    private CheckContext(CheckContext other, Diagnostics diagnostics) {
        this.catalog = other.catalog;
        this.architecture = other.architecture;
        this.diagnostics = diagnostics;
        this.definitions = other.definitions;
        this.structFields = other.structFields;
        this.folders = other.folders;
    }

    /** The same, but findings go elsewhere. */
    CheckContext reportingTo(Diagnostics other) {
        return new CheckContext(this, other);
    }

    Catalog catalog() {
        return catalog;
    }

    Architecture architecture() {
        return architecture;
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }

    Definitions definitions() {
        return definitions;
    }

    StructFields structFields() {
        return structFields;
    }

    /** Computes constants as the native ABI has them. */
    ConstantFolder nativeFolder() {
        return folders.get(0);
    }

    /** Computes constants as that ABI of the architecture has them. */
    ConstantFolder folder(Abi abi) {
        return folders.get(architecture.abis().indexOf(abi));
    }

    /** One for each ABI of the architecture, the native one first. */
    List<ConstantFolder> folders() {
        return folders;
    }
}
