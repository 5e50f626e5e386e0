package org.syscalltrack.bpf.elf;

/** A section that loaders skip, for whoever reads the object with other questions. */
public final class PlainSection {
    private final String name;
    private final byte[] content;

    /** A section with this content. */
    public PlainSection(String name, byte[] content) {
        this.name = name;
        this.content = content.clone();
    }

    /** The section's name. */
    public String name() {
        return name;
    }

    /** A copy of its bytes. */
    public byte[] content() {
        return content.clone();
    }
}
