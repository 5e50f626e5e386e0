package org.syscalltrack.dsl.event;

/** How an integer field is printed. */
public enum IntegerStyle {
    /** Decimal, as a signed 64-bit number. */
    SIGNED,
    /** Decimal, as an unsigned 64-bit number. */
    UNSIGNED,
    /** {@code 0x} and lower-case digits: pointers. */
    HEXADECIMAL,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** An IPv4 address: the 32 bits in network order as a number. */
    INTERNET_4
}
