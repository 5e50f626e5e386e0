package org.syscalltrack.dsl.catalog;

import java.util.Locale;

/** What an integer parameter stands for. */
public enum ValueRole {
    /** A number, or a choice of named values; {@link Catalog#groupOf} knows which. */
    NUMBER,
    /** An open file descriptor. */
    DESCRIPTOR,
    /** A descriptor of a directory, or {@code AT_FDCWD}, that a path parameter is relative to. */
    DIRECTORY,
    /** A set of bits; {@link Catalog#groupOf} knows which. */
    FLAGS,
    /** Permission bits, printed in octal. */
    MODE,
    /** A process, thread or process group in the caller's pid namespace. */
    PID,
    /** A user in the caller's user namespace. */
    UID,
    /** A group in the caller's user namespace. */
    GID,
    /** A signal number. */
    SIGNAL,
    /** A device number in the kernel's 32-bit user encoding. */
    DEVICE,
    /** An address that the call does not read through, such as {@code munmap}'s. */
    ADDRESS;

    /** The word in data files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
