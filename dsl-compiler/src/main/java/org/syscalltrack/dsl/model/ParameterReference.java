package org.syscalltrack.dsl.model;

import java.util.Optional;
import org.syscalltrack.dsl.catalog.SystemCall;

/**
 * Which parameter of a call is meant. A position has become a name here, since it must mean the same in every call of
 * its rule.
 *
 * @param name the parameter's name, of the man page or of the kernel; empty for {@code *}: each parameter of the role
 *     that is asked for, one of which must satisfy the comparison
 */
public record ParameterReference(Optional<String> name) {
    /** {@code *}. */
    public static final ParameterReference ALL = new ParameterReference(Optional.empty());

    /** The parameter with that name. */
    public static ParameterReference named(String name) {
        return new ParameterReference(Optional.of(name));
    }

    /** Whether it is {@code *}. */
    public boolean isAll() {
        return name.isEmpty();
    }

    /**
     * The 0-based position in a call that has it.
     *
     * @throws IllegalStateException for {@code *} and for a call without the parameter
     */
    public int indexIn(SystemCall call) {
        int index = name.map(call::indexOf).orElse(-1);
        if (index < 0) {
            throw new IllegalStateException(call.name() + " has no parameter " + this);
        }
        return index;
    }

    @Override
    public String toString() {
        return name.orElse("*");
    }
}
