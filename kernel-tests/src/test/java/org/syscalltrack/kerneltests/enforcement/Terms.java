package org.syscalltrack.kerneltests.enforcement;

import java.util.HashMap;
import java.util.Map;

/**
 * What a rule on an attempt's call has to say, beyond the name of the attempt's process, and what it can do then.
 *
 * @param filter a further condition, without which the call does not pass the hook; empty: none
 * @param partial whether the hook keeps only a part of the call's effects
 * @param error what the caller is told when the rule refuses the call with {@link #REFUSAL}, or with the rule's own error
 *     where that must be another
 * @param suspends whether the kernel makes the call again
 */
record Terms(String filter, boolean partial, String error, boolean suspends) {
    /** A number that no call of the attempts gives by itself (EBADFD). */
    static final String REFUSAL = "-77";

    private static final String EPERM = "-1";
    private static final String EACCES = "-13";
    private static final String ENOKEY = "-126";
    private static final Terms USUAL = new Terms("", false, REFUSAL, true);
    private static final Map<String, Terms> UNUSUAL = new HashMap<>();

    static {
        asks("ptrace_attach", "PARAMS[request] == PTRACE_ATTACH");
        asks("ptrace_seize", "PARAMS[request] == PTRACE_SEIZE");
        asks("ptrace_traceme", "PARAMS[request] == PTRACE_TRACEME");
        asks("clock_settime", "PARAMS[clockid] == CLOCK_REALTIME");
        asks("fanotify_mark", "(PARAMS[flags] & FAN_MARK_FLUSH) == 0");
        asks("getpgid", "PARAMS[pid] != 0");
        asks("getsid", "PARAMS[pid] != 0");
        asks("semctl", "PARAMS[cmd] == IPC_RMID");
        asks("fsconfig", "PARAMS[cmd] == FSCONFIG_SET_STRING");
        asks("kexec_file", "(PARAMS[flags] & KEXEC_FILE_UNLOAD) == 0");
        asks("landlock", "(PARAMS[flags] & LANDLOCK_CREATE_RULESET_VERSION) == 0");
        asks("move_pages", "PARAMS[pid] != 0");
        asks("signalfd", "PARAMS[fd] == -1");
        asks("signalfd4", "PARAMS[fd] == -1");
        asks("unshare", "(PARAMS[flags] & CLONE_NEWUSER) != 0");
        UNUSUAL.put("semctl_setval", new Terms("PARAMS[cmd] == SETVAL", false, EACCES, false));
        UNUSUAL.put("splice", new Terms("", true, REFUSAL, true));
        UNUSUAL.put("prlimit64", new Terms("", true, REFUSAL, true));
        UNUSUAL.put("prlimit_self", new Terms("", true, REFUSAL, true));
        UNUSUAL.put("mremap", new Terms("", true, REFUSAL, true));
        UNUSUAL.put("keyctl", new Terms("", true, REFUSAL, true));
        UNUSUAL.put("request_key", new Terms("", true, ENOKEY, false));
        UNUSUAL.put("proc_madvise", new Terms("", true, EACCES, false));
        UNUSUAL.put("msgrcv", new Terms("", false, EACCES, false));
        UNUSUAL.put("ioperm", new Terms("PARAMS[turn_on] != 0", false, EPERM, false));
        for (String name : new String[] {"kcmp", "process_vm_read", "process_vm_writ", "get_robust_lis", "iopl"}) {
            UNUSUAL.put(name, new Terms("", true, EPERM, false));
        }
        for (String name : new String[] {"acct", "delete_module", "fsmount", "reboot", "vhangup"}) {
            UNUSUAL.put(name, new Terms("", false, EPERM, false));
        }
        // They tell nobody that they have failed (setfsuid(2)).
        UNUSUAL.put("setfsuid", new Terms("", true, "0", false));
        UNUSUAL.put("setfsgid", new Terms("", true, "0", false));
        UNUSUAL.put("sethostname", new Terms("", false, EPERM, false));
        UNUSUAL.put("setdomainname", new Terms("", false, EPERM, false));
    }

    /** The terms for an attempt. */
    static Terms of(String attempt) {
        return UNUSUAL.getOrDefault(attempt, USUAL);
    }

    private static void asks(String attempt, String filter) {
        UNUSUAL.put(attempt, new Terms(filter, false, REFUSAL, true));
    }

    /** The action that refuses the call. */
    String fail() {
        return "type = FAIL error_code = " + (partial ? REFUSAL : error);
    }
}
