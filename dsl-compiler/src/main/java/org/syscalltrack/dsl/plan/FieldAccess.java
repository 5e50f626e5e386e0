package org.syscalltrack.dsl.plan;

import java.util.OptionalInt;

/**
 * How to reach a field of a struct in the caller's memory.
 *
 * @param name the field as written, for messages and labels: {@code st_mode}, {@code st_mtim.tv_sec}
 * @param offset bytes from the struct's start in the entry's ABI
 * @param size the field's size in bytes: 1, 2, 4 or 8
 * @param bigEndian whether the bytes lie in network order
 * @param family the address family for which the field exists, by the struct's first 16 bits; none: always
 * @param lengthParameter the parameter that tells how many bytes of the struct are there; beyond them the field is absent
 */
public record FieldAccess(
        String name, int offset, int size, boolean bigEndian, OptionalInt family, OptionalInt lengthParameter) {}
