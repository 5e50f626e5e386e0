package org.syscalltrack.bpf.elf;

import java.util.Optional;
import org.syscalltrack.bpf.asm.Code;
import org.syscalltrack.bpf.btf.BtfType.Linkage;

/**
 * A function of an object: a program, or a sub-program that programs call.
 *
 * @param section where it lies. The section of a program says what it is and where it attaches, as
 *     {@code fentry/__x64_sys_unlink}; several programs may share one, and a leading {@code ?} keeps the loader from
 *     loading it unless it is asked to. Sub-programs lie in {@code .text}.
 * @param linkage a static sub-program is verified with each caller, a global one on its own; programs are global
 * @param prototype id of its BTF prototype; without one it is {@code int f(void *ctx)}
 * @param code the instructions; its name is the function's symbol
 */
public record BpfFunction(String section, Linkage linkage, Optional<Integer> prototype, Code code) {
    /** The section of sub-programs. */
    public static final String TEXT = ".text";

    /** Checks that the linkage is one that libbpf takes. */
    public BpfFunction {
        if (linkage == Linkage.EXTERN || (linkage == Linkage.STATIC && !section.equals(TEXT))) {
            throw new IllegalArgumentException(
                    "the function '" + code.name() + "' in '" + section + "' cannot be " + linkage);
        }
    }

    /** A program of the prototype {@code int f(void *ctx)}. */
    public static BpfFunction program(String section, Code code) {
        if (section.equals(TEXT)) {
            throw new IllegalArgumentException("programs do not lie in .text, but '" + code.name() + "' would");
        }
        return new BpfFunction(section, Linkage.GLOBAL, Optional.empty(), code);
    }

    /** A sub-program. */
    public static BpfFunction subProgram(Linkage linkage, int prototype, Code code) {
        return new BpfFunction(TEXT, linkage, Optional.of(prototype), code);
    }

    /** The function's symbol. */
    public String name() {
        return code.name();
    }

    /** Whether it is a program and not a sub-program. */
    public boolean isProgram() {
        return !section.equals(TEXT);
    }
}
