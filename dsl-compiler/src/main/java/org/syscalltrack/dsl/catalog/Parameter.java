package org.syscalltrack.dsl.catalog;

/**
 * A parameter of a canonical call.
 *
 * @param name the man page's name, the one to show
 * @param kernelName the kernel's own name, accepted as well; often the same
 * @param type width and signedness of the register's value on the native 64-bit ABIs; each {@link Entry} has its own
 * @param direction which way the memory behind it is used
 * @param kind what it is to the call
 * @param cType the C type as the kernel declares it, without address space marks
 */
public record Parameter(
        String name, String kernelName, IntegerType type, Direction direction, ParameterKind kind, String cType) {
    /** Whether {@code word} is one of the two names. */
    public boolean isCalled(String word) {
        return name.equals(word) || kernelName.equals(word);
    }

    /** Whether the value is an address that the call reads or writes through. */
    public boolean isPointer() {
        return !(kind instanceof ParameterKind.Value);
    }
}
