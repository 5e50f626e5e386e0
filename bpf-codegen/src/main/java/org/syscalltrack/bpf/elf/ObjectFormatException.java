package org.syscalltrack.bpf.elf;

/** Bytes that are no eBPF object; the message says what is wrong with them. */
public final class ObjectFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what does not fit, without the file's name. */
    public ObjectFormatException(String message) {
        super(message);
    }
}
