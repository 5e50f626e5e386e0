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
    INTERNET_4,
    /** {@code 0x} and lower-case digits, {@code NULL} for 0: addresses as strace writes them. */
    ADDRESS,
    /** Octal with a leading zero: permission bits. */
    OCTAL,
    /** {@code makedev(0x8, 0x1)}: a device number in the kernel's 32-bit user encoding, or stat's 64-bit one. */
    DEVICE
}
