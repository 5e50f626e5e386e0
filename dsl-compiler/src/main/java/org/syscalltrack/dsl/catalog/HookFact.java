package org.syscalltrack.dsl.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A security hook that a call passes before one of its effects.
 *
 * @param hook the hook's name without a prefix, such as {@code path_unlink} for {@code security_path_unlink}
 * @param condition tests on the arguments that must all hold for the call to pass here; empty: always
 * @param effect what a refusal here prevents
 * @param alreadyDone what has happened by then and is not undone; empty: nothing
 * @param covers whether a refusal here prevents the call's whole effect, under the condition
 * @param objects the kernel's objects that the hook is given
 * @param since first kernel version that calls the hook here, if later than 5.15
 * @param until first kernel version that no longer does
 */
public record HookFact(
        String hook,
        List<ArgumentTest> condition,
        String effect,
        String alreadyDone,
        boolean covers,
        List<CarriedObject> objects,
        Optional<String> since,
        Optional<String> until) {
    /** Copies the collections. */
    public HookFact {
        condition = List.copyOf(condition);
        objects = List.copyOf(objects);
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
