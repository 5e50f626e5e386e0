package org.syscalltrack.cli;

import java.nio.file.Path;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.CatalogException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The option {@code --syscalls}: another catalog of system calls than the program's own. */
final class CatalogOption {
    private static final String NAME = "--syscalls";

    private CatalogOption() {}

    static void add(CommandSpec specification) {
        specification.addOption(Specifications.option("FILE", NAME)
                .description("The system calls to know, in the format of syscalls.dat; the program's own if left out.")
                .build());
    }

    /**
     * The catalog that the user's options ask for.
     *
     * @throws InputException where the file is no catalog or damaged, with its line
     */
    static Catalog of(ParseResult arguments) {
        String file = arguments.hasMatchedOption(NAME) ? arguments.matchedOptionValue(NAME, "") : "";
        if (file.isEmpty()) {
            return Catalog.standard();
        }
        try {
            return Catalog.load(Path.of(file));
        } catch (CatalogException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }
}
