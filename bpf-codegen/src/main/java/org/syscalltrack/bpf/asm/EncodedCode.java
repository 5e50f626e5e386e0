package org.syscalltrack.bpf.asm;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The bytes of one function, and beside them what they do not say themselves. All keys are slots: the number of an
 * eight-byte word, from 0.
 */
public final class EncodedCode {
    /** The size of a slot in bytes. */
    public static final int SLOT = 8;

    private final byte[] bytes;
    private final NavigableMap<Integer, String> labels;
    private final NavigableMap<Integer, SourceLine> sources;
    private final NavigableMap<Integer, Reference> references;
    private final NavigableMap<Integer, CoreRelocation> relocations;

    /**
     * Puts the parts together.
     *
     * @param bytes whole slots, little-endian
     * @param labels names of jump targets
     * @param sources for each slot where a new source position begins, that position
     * @param references symbols that a linker or loader has to fill in
     * @param relocations questions that a loader has to answer from the kernel's types
     */
    public EncodedCode(
            byte[] bytes,
            NavigableMap<Integer, String> labels,
            NavigableMap<Integer, SourceLine> sources,
            NavigableMap<Integer, Reference> references,
            NavigableMap<Integer, CoreRelocation> relocations) {
        if (bytes.length % SLOT != 0) {
            throw new IllegalArgumentException("eBPF code is made of 8-byte slots; " + bytes.length + " bytes are not");
        }
        this.bytes = bytes.clone();
        this.labels = Collections.unmodifiableNavigableMap(new TreeMap<>(labels));
        this.sources = Collections.unmodifiableNavigableMap(new TreeMap<>(sources));
        this.references = Collections.unmodifiableNavigableMap(new TreeMap<>(references));
        this.relocations = Collections.unmodifiableNavigableMap(new TreeMap<>(relocations));
    }

    /** Code of which nothing is known but its bytes. */
    public static EncodedCode of(byte[] bytes) {
        return new EncodedCode(bytes, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    /** A copy of the machine code. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The number of slots: what the kernel counts as instructions. */
    public int slots() {
        return bytes.length / SLOT;
    }

    /** Names of jump targets, by slot. */
    public NavigableMap<Integer, String> labels() {
        return labels;
    }

    /** Source positions, by the first slot that each covers. */
    public NavigableMap<Integer, SourceLine> sources() {
        return sources;
    }

    /** Symbols that are still to be filled in, by slot. */
    public NavigableMap<Integer, Reference> references() {
        return references;
    }

    /** CO-RE relocations, by slot. */
    public NavigableMap<Integer, CoreRelocation> relocations() {
        return relocations;
    }
}
