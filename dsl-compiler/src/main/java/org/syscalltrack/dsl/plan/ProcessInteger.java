package org.syscalltrack.dsl.plan;

/** Numbers of the calling thread or its process, in the initial namespaces. */
public enum ProcessInteger {
    UID,
    EUID,
    SUID,
    FSUID,
    GID,
    EGID,
    SGID,
    FSGID,
    LOGINUID,
    AUDITSESSION,
    PID,
    TID,
    PPID,
    SESSION,
    CGROUPID,
    MNTNS,
    PIDNS,
    NETNS,
    USERNS
}
