package org.syscalltrack.jvm.trace;

import org.syscalltrack.dsl.plan.PathSource;
import org.syscalltrack.dsl.plan.ProcessInteger;
import org.syscalltrack.jvm.call.Availability;
import org.syscalltrack.jvm.call.ByteSlice;
import org.syscalltrack.jvm.call.RecordedCall;

/** What a traced call tells of its thread, for the calls that follow. */
enum StraceEffect {
    NONE,
    EXECUTE,
    FORK,
    CLONE,
    CHANGE_DIRECTORY,
    REPORTS_UID,
    REPORTS_EUID,
    REPORTS_GID,
    REPORTS_EGID,
    REPORTS_PPID;

    /** CLONE_THREAD of include/uapi/linux/sched.h. */
    private static final long CLONE_THREAD = 0x10000;

    static StraceEffect of(String call) {
        return switch (call) {
            case "execve", "execveat" -> EXECUTE;
            case "fork", "vfork" -> FORK;
            case "clone", "clone3" -> CLONE;
            case "chdir" -> CHANGE_DIRECTORY;
            case "getuid" -> REPORTS_UID;
            case "geteuid" -> REPORTS_EUID;
            case "getgid" -> REPORTS_GID;
            case "getegid" -> REPORTS_EGID;
            case "getppid" -> REPORTS_PPID;
            default -> NONE;
        };
    }

    void apply(TracedThreads threads, TracedThreads.Task thread, RecordedCall call, StraceDecoder decoder) {
        if (call.resultState() != Availability.KNOWN || call.result() < 0) {
            return;
        }
        switch (this) {
            case NONE -> {}
            case EXECUTE -> thread.execute(decoder.firstString());
            case FORK -> threads.fork(thread, (int) call.result(), false);
            case CLONE -> threads.fork(thread, (int) call.result(), isThread(call));
            case CHANGE_DIRECTORY -> changeDirectory(thread, call);
            case REPORTS_UID -> thread.values.setNumber(ProcessInteger.UID, call.result());
            case REPORTS_EUID -> thread.values.setNumber(ProcessInteger.EUID, call.result());
            case REPORTS_GID -> thread.values.setNumber(ProcessInteger.GID, call.result());
            case REPORTS_EGID -> thread.values.setNumber(ProcessInteger.EGID, call.result());
            case REPORTS_PPID -> thread.values.setNumber(ProcessInteger.PPID, call.result());
        }
    }

    /** clone3 carries its flags in a struct. */
    private static boolean isThread(RecordedCall call) {
        int parameter = call.call().indexOf("flags");
        return parameter >= 0
                && call.argumentState(parameter) == Availability.KNOWN
                && (call.argument(parameter) & CLONE_THREAD) != 0;
    }

    private static void changeDirectory(TracedThreads.Task thread, RecordedCall call) {
        ByteSlice path = call.path(new PathSource.Lexical(0));
        thread.directory =
                path.state() == Availability.KNOWN ? path.toByteString().toByteArray() : new byte[0];
    }
}
