package org.syscalltrack.bpf.btf;

/** Bytes that are not BTF as {@code Documentation/bpf/btf.rst} describes it; the message says what is wrong. */
public final class BtfFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BtfFormatException(String message) {
        super(message);
    }
}
