package org.syscalltrack.dsl.analysis;

/**
 * Something that a rule cannot see.
 *
 * @param kind what sort of thing
 * @param sentence what exactly, for people
 */
public record BlindSpot(Kind kind, String sentence) {
    /** Sorts of blind spots. */
    public enum Kind {
        /** Work that is handed to the kernel without a system call for each. */
        IO_URING("io_uring"),
        /** Names that lead to the same file. */
        LINKS("links"),
        /** The caller's memory that cannot be read, or only in part. */
        MEMORY("memory"),
        /** Values that change while they are looked at. */
        RACES("races"),
        /** Calls through another ABI. */
        ABI("abi"),
        /** Calls that do the same under another name. */
        OTHER_CALLS("other calls"),
        /** Processes that are left alone. */
        EXEMPT("exempt"),
        /** Ids that mean something else in a namespace. */
        NAMESPACES("namespaces");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The word for it in reports. */
        public String label() {
            return label;
        }
    }
}
