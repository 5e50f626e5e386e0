package org.syscalltrack.jvm.trace;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.syscalltrack.dsl.plan.ProcessInteger;
import org.syscalltrack.dsl.plan.ProcessString;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.jvm.call.Availability;
import org.syscalltrack.jvm.call.RecordedProcess;

/** The threads of a trace and what it told of them. At most {@link #MAXIMUM} are kept. */
final class TracedThreads {
    /** More than a kernel's default pid_max of 32768; the table is a bound against damage, not a cache. */
    static final int MAXIMUM = 1 << 16;

    /** TASK_COMM_LEN of include/linux/sched.h, without the NUL. */
    private static final int NAME_LENGTH = 15;

    private final Map<Integer, Task> threads = new HashMap<>();

    Task get(int id) {
        return threads.computeIfAbsent(id, Task::new);
    }

    /** Forgets a thread that exited, and threads at random where there are too many. */
    void remove(int id) {
        threads.remove(id);
    }

    void bound() {
        Iterator<Integer> oldest = threads.keySet().iterator();
        while (threads.size() > MAXIMUM && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
    }

    /**
     * A child begins with its parent's values; a thread is in its parent's process. The child's first lines may stand
     * before this one: what they told stays.
     */
    void fork(Task parent, int child, boolean sameProcess) {
        Task task = get(child);
        copy(parent, task, ProcessInteger.UID, ProcessInteger.EUID, ProcessInteger.GID, ProcessInteger.EGID);
        copyName(parent, task, ProcessString.COMM);
        if (task.directory.length == 0) {
            task.directory = parent.directory;
        }
        if (sameProcess) {
            task.values.setNumber(ProcessInteger.PID, parent.values.number(ProcessInteger.PID));
            copy(parent, task, ProcessInteger.PPID);
        } else {
            copyTo(parent, ProcessInteger.PID, task, ProcessInteger.PPID);
            task.values.name(ProcessString.PCOMM).copyFrom(parent.values.name(ProcessString.COMM));
        }
        bound();
    }

    private static void copyName(Task from, Task to, ProcessString which) {
        if (to.values.name(which).state() != Availability.KNOWN) {
            to.values.name(which).copyFrom(from.values.name(which));
        }
    }

    private static void copy(Task from, Task to, ProcessInteger... numbers) {
        for (ProcessInteger number : numbers) {
            copyTo(from, number, to, number);
        }
    }

    private static void copyTo(Task from, ProcessInteger source, Task to, ProcessInteger target) {
        if (from.values.numberState(source) == Availability.KNOWN
                && to.values.numberState(target) != Availability.KNOWN) {
            to.values.setNumber(target, from.values.number(source));
        }
    }

    /** One thread. */
    static final class Task {
        final RecordedProcess values = new RecordedProcess();
        byte[] unfinished = {};
        byte[] directory = {};

        /** Of a trace without thread ids all lines are of one thread, 0, whose id is not known. */
        Task(int id) {
            if (id != 0) {
                values.setNumber(ProcessInteger.TID, id);
                values.setNumber(ProcessInteger.PID, id);
            }
        }

        /**
         * The kernel names a task after the last component of the file that it runs (fs/exec.c). The effective ids are
         * not known any more: the file may be set-user-id or set-group-id.
         */
        void execute(ByteString path) {
            values.forget(ProcessInteger.EUID);
            values.forget(ProcessInteger.EGID);
            byte[] bytes = path.toByteArray();
            int start = bytes.length;
            while (start > 0 && bytes[start - 1] != '/') {
                start--;
            }
            values.name(ProcessString.COMM).set(bytes, start, Math.min(NAME_LENGTH, bytes.length - start), false);
        }
    }
}
