package org.syscalltrack.dsl.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One way into a canonical call: a number of an ABI's table, or a sub-call of a multiplexer there.
 *
 * @param abi whose number it is
 * @param number the number in that ABI's table (of the multiplexer for a sub-call)
 * @param name the name in that ABI's table, such as {@code stat64} for {@code stat} on i386
 * @param symbol the kernel function that the table names, such as {@code __x64_sys_unlink}
 * @param arguments where each canonical parameter lies, in the order of {@link SystemCall#parameters()}
 * @param structs layouts that differ from the parameter's struct: parameter name to struct name
 * @param selector which sub-call of a multiplexer this is
 */
public record Entry(
        Abi abi,
        int number,
        String name,
        String symbol,
        List<Argument> arguments,
        Map<String, String> structs,
        Optional<Selector> selector) {
    /** Copies the collections. */
    public Entry {
        arguments = List.copyOf(arguments);
        structs = Map.copyOf(structs);
    }

    /** The struct that this entry reads or writes behind {@code parameter}, whose own struct is {@code struct}. */
    public String structOf(Parameter parameter, String struct) {
        return structs.getOrDefault(parameter.name(), struct);
    }

    /**
     * The sub-call of {@code socketcall} or {@code ipc}.
     *
     * @param slot the slot with the sub-call's number
     * @param mask the bits of the slot that count ({@code ipc} keeps a version in the upper half)
     * @param value what they must be
     */
    public record Selector(int slot, long mask, long value) {}
}
