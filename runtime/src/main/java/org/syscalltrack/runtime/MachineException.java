package org.syscalltrack.runtime;

/**
 * This machine, its kernel or its state cannot do what was asked: no privilege, a kernel option that is missing, a
 * resource that is taken. The message is one clear sentence for the user, which says what to do where something can be
 * done. The command ends with exit status 3.
 */
public class MachineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what the machine cannot do. */
    public MachineException(String message) {
        super(message);
    }

    /** Says what the machine cannot do, with what told us. */
    public MachineException(String message, Throwable cause) {
        super(message, cause);
    }
}
