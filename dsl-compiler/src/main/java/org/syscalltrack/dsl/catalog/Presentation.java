package org.syscalltrack.dsl.catalog;

import java.util.List;
import java.util.Optional;

/**
 * How a parameter's value is shown where that depends on the call's other arguments: {@code open}'s mode is there only
 * with {@code O_CREAT}.
 *
 * @param cases tried in order; the first whose test holds decides
 */
public record Presentation(List<Case> cases) {
    /** Copies the list. */
    public Presentation {
        cases = List.copyOf(cases);
    }

    /** What is shown instead of the parameter's usual look. */
    public enum Form {
        /** Nothing: the call does not look at the argument. */
        HIDDEN,
        /** A decimal number. */
        DECIMAL,
        /** An address in hexadecimal. */
        ADDRESS,
        /** Names of the case's group. */
        GROUP
    }

    /**
     * One case.
     *
     * @param test on another argument of the call
     * @param form what is shown if the test holds
     * @param group the names to use, for {@link Form#GROUP}
     */
    public record Case(ArgumentTest test, Form form, Optional<ConstantGroup> group) {}
}
