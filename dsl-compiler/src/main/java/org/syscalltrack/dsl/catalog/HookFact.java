package org.syscalltrack.dsl.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A security hook that a call passes before one of its effects.
 *
 * @param hook the hook's name without a prefix, such as {@code path_unlink} for {@code security_path_unlink}
 * @param condition tests on the arguments that must all hold for the call to pass here; empty: always
 * @param effect what a refusal here prevents
 * @param alreadyDone what has happened by then and is not undone; empty: nothing
 * @param coverage how much of the call's effect a refusal here prevents, under the condition
 * @param objects the kernel's objects that the hook is given
 * @param error what the caller gets whatever error the hook returns: an errno's name, or {@code none} where it sees
 *     success; empty: the hook's own error
 * @param changedError the only error of the hook, an errno's name, that the caller does not get as it is; empty: what
 *     {@code error} says is so for all
 * @param abis the entries that pass here; empty: all
 * @param since first kernel version that calls the hook here, if later than 5.15
 * @param until last kernel series that does
 */
public record HookFact(
        String hook,
        List<ArgumentTest> condition,
        String effect,
        String alreadyDone,
        Coverage coverage,
        List<CarriedObject> objects,
        Optional<String> error,
        Optional<String> changedError,
        Set<Abi> abis,
        Optional<String> since,
        Optional<String> until) {
    /** Copies the collections. */
    public HookFact {
        condition = List.copyOf(condition);
        objects = List.copyOf(objects);
        abis = Set.copyOf(abis);
    }

    /** Whether a refusal here alone prevents the call's whole effect, under the condition. */
    public boolean covers() {
        return coverage == Coverage.WHOLE;
    }

    /** How much of a call's effect a refusal prevents. */
    public enum Coverage {
        /** All of it. */
        WHOLE,
        /** A part that the fact's effect names. */
        PART,
        /**
         * All of it, together with the call's other joint hooks: a call passes one of them, and which one depends on
         * more than its arguments (whether the object exists, what a name in memory is).
         */
        JOINT
    }

    /**
     * A kernel object among a hook's arguments.
     *
     * @param argument its 0-based position among the hook's arguments
     * @param type what it is
     * @param parameter the call's parameter that named it; empty: none did (a new socket, the caller itself)
     */
    public record CarriedObject(int argument, ObjectType type, Optional<String> parameter) {}

    /** The type of a carried object. */
    public enum ObjectType {
        /** {@code const struct path *} of the object itself. */
        PATH,
        /** {@code const struct path *} of the directory; a {@link #DENTRY} in it is the object. */
        DIRECTORY_PATH,
        /** {@code struct dentry *}: the object, or the place for one that is to be made. */
        DENTRY,
        /** {@code struct inode *} of the object. */
        INODE,
        /** {@code struct inode *} of the directory. */
        DIRECTORY_INODE,
        /** {@code struct file *}. */
        FILE,
        /** {@code struct socket *}. */
        SOCKET,
        /** {@code struct sockaddr *}, already in kernel memory. */
        SOCKADDR,
        /** {@code struct task_struct *}: another task. */
        TASK,
        /** {@code struct linux_binprm *}: a program about to be run. */
        BINPRM,
        /** {@code const char *} in kernel memory. */
        STRING,
        /** {@code struct super_block *}. */
        SUPER_BLOCK,
        /** {@code struct vfsmount *}. */
        MOUNT,
        /** {@code struct cred *}: credentials that are being made. */
        CREDENTIALS
    }
}
