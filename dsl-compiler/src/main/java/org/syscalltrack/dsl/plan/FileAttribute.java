package org.syscalltrack.dsl.plan;

/** Attributes of a file, as {@code stat} shows them. */
public enum FileAttribute {
    INODE,
    /** In the encoding of {@code st_dev}. */
    DEVICE,
    MODE,
    UID,
    GID
}
