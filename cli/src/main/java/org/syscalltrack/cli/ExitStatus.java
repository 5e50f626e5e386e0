package org.syscalltrack.cli;

/** What a command's exit status says. */
enum ExitStatus {
    /** Done. */
    DONE(0),
    /** The input has errors. */
    BAD_INPUT(1),
    /** The command was called in a way that it does not know. */
    WRONG_USAGE(2),
    /** This machine or its kernel cannot do it. */
    MACHINE_CANNOT(3),
    /** A defect of ours: EX_SOFTWARE of sysexits(3). */
    DEFECT(70);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
