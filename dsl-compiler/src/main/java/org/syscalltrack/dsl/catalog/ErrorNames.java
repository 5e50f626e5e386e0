package org.syscalltrack.dsl.catalog;

import java.util.Optional;
import java.util.OptionalLong;

/** The names of the errors that calls return, such as {@code EPERM}, among the catalog's constants. */
public final class ErrorNames {
    private ErrorNames() {}

    /** Whether a constant of the kernel's headers is an error's, by the form of its name. */
    public static boolean isErrorName(String name) {
        return name.startsWith("E") && !name.startsWith("EPOLL") && name.indexOf('_') < 0;
    }

    /** Returns the error with that positive number; of several names for one the first in the alphabet. */
    public static Optional<String> of(Catalog catalog, Abi abi, long number) {
        OptionalLong wanted = OptionalLong.of(number);
        return catalog.constantNames().stream()
                .filter(ErrorNames::isErrorName)
                .filter(name -> catalog.constant(name, abi).equals(wanted))
                .findFirst();
    }
}
