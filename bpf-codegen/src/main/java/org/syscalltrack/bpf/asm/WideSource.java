package org.syscalltrack.bpf.asm;

/**
 * What the two-slot instruction {@code LD_IMM64} loads (RFC 9669, section 5.4): a constant, a symbol that the loader
 * replaces, or the resolved form of one.
 */
public sealed interface WideSource {

    /** A 64-bit constant. */
    record Constant(long value) implements WideSource {}

    /** The address of a map of the object, by its symbol. */
    record MapSymbol(String map) implements WideSource {}

    /**
     * The address of a global variable of the object, by its symbol.
     *
     * @param offset bytes into the variable
     */
    record VariableSymbol(String variable, int offset) implements WideSource {}

    /** The address of a sub-program of the object, for helpers that call back. */
    record FunctionSymbol(String function) implements WideSource {}

    /** A map by its file descriptor in the loading process. */
    record MapDescriptor(int descriptor) implements WideSource {}

    /** An address in the only value of an array map, by the map's file descriptor. */
    record MapValue(int descriptor, int offset) implements WideSource {}

    /** A map by its index in the load call's descriptor array. */
    record MapIndex(int index) implements WideSource {}

    /** As {@link MapValue}, by index in the load call's descriptor array. */
    record MapIndexValue(int index, int offset) implements WideSource {}

    /**
     * The address of a kernel variable, by its BTF.
     *
     * @param module file descriptor of the kernel module's BTF, 0 for the kernel's own
     */
    record KernelVariable(int btfId, int module) implements WideSource {}

    /** The address of a sub-program, by its distance in slots from the instruction after this one's first slot. */
    record FunctionDistance(int slots) implements WideSource {}
}
