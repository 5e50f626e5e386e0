package org.syscalltrack.bpf.asm;

/**
 * A symbol that an encoded instruction still waits for.
 *
 * @param kind what the symbol has to be
 * @param symbol its name
 */
public record Reference(Kind kind, String symbol) {
    /** What a symbol names. */
    public enum Kind {
        /** A map whose address is loaded. */
        MAP,
        /** A global variable whose address is loaded. */
        VARIABLE,
        /** A sub-program whose address is loaded. */
        FUNCTION_ADDRESS,
        /** A sub-program that is called. */
        FUNCTION_CALL,
        /** A kernel function that is called. */
        KERNEL_CALL
    }
}
