package org.syscalltrack.kmod.lower;

import java.util.OptionalLong;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.ConstantGroup;
import org.syscalltrack.dsl.catalog.ErrorNames;

/** Numbers by the names that the kernel's own code uses for them. */
final class KernelNames {
    private KernelNames() {}

    /** A negative error code, such as {@code -EPERM}; a number that has no name stays one. */
    static String error(int code) {
        return ErrorNames.of(Catalog.standard(), Abi.X86_64, -code)
                .map(name -> "-" + name)
                .orElse(Integer.toString(code));
    }

    /** A signal, such as {@code SIGKILL}. */
    static String signal(int number) {
        OptionalLong wanted = OptionalLong.of(number);
        return Catalog.standard().group("signals").map(ConstantGroup::members).stream()
                .flatMap(names -> names.stream())
                .filter(name -> Catalog.standard().constant(name, Abi.X86_64).equals(wanted))
                .findFirst()
                .orElse(Integer.toString(number));
    }
}
