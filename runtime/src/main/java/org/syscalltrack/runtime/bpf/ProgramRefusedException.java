package org.syscalltrack.runtime.bpf;

import org.syscalltrack.runtime.MachineException;

/** A program could not be loaded; what the kernel's verifier said comes with it. */
public final class ProgramRefusedException extends MachineException {
    private static final long serialVersionUID = 1L;

    private final String program;
    private final String log;

    /**
     * Says which program was refused.
     *
     * @param program the program's symbol
     * @param reason libbpf's sentence
     * @param log the verifier's log; empty where the kernel gave none
     */
    public ProgramRefusedException(String program, String reason, String log) {
        super("the kernel refuses the program " + program + ": " + reason);
        this.program = program;
        this.log = log;
    }

    /** Returns the program's symbol. */
    public String program() {
        return program;
    }

    /** Returns the verifier's log; empty where the kernel gave none. */
    public String log() {
        return log;
    }
}
