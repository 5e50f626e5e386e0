package org.syscalltrack.bpf.asm;

/** What a call instruction calls (RFC 9669, section 4.3.1 and 4.3.2). */
public sealed interface CallTarget {

    /** A helper of the kernel, by number; numbers newer than {@link Helper} knows are legal. */
    record HelperFunction(int number) implements CallTarget {}

    /** A sub-program of the object, by its symbol. */
    record FunctionSymbol(String function) implements CallTarget {}

    /** A sub-program, by its distance in slots from the instruction after the call. */
    record FunctionDistance(int slots) implements CallTarget {}

    /** A kernel function (kfunc), by its name; the loader resolves it by the kernel's BTF. */
    record KernelSymbol(String function) implements CallTarget {}

    /**
     * A kernel function (kfunc), by its BTF id.
     *
     * @param module index of the module's BTF in the load call's descriptor array, 0 for the kernel's own
     */
    record KernelFunction(int btfId, short module) implements CallTarget {}
}
