package org.syscalltrack.runtime.upload;

import org.jspecify.annotations.Nullable;
import org.syscalltrack.runtime.MachineException;
import org.syscalltrack.runtime.bpf.ProgramRefusedException;
import org.syscalltrack.runtime.object.CompiledObject;

/** The kernel's verifier refused a program; the message leads back to the rule's line. */
public final class VerifierException extends MachineException {
    private static final long serialVersionUID = 1L;

    private final String log;

    private VerifierException(String message, String log, Throwable cause) {
        super(message, cause);
        this.log = log;
    }

    /** Makes the exception from libbpf's refusal, with the lines that the object knows. */
    static VerifierException of(ProgramRefusedException refusal, CompiledObject object) {
        VerifierLog log = VerifierLog.parse(refusal.log());
        String place = log.line(object, refusal.program())
                .map(line -> line.fileName() + ":" + line.line() + ": ")
                .orElse("");
        String reason = log.reason().orElseGet(() -> libbpfReason(refusal));
        return new VerifierException(
                place + "the kernel's verifier refuses the program " + refusal.program() + ": " + reason,
                refusal.log(),
                refusal);
    }

    /** Returns the verifier's whole log, for a report; empty where the kernel gave none. */
    public String log() {
        return log;
    }

    private static String libbpfReason(ProgramRefusedException refusal) {
        @Nullable String message = refusal.getMessage();
        return message == null ? "it gave no reason" : message;
    }
}
