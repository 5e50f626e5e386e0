package org.syscalltrack.dsl.check;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.syscalltrack.dsl.plan.ProcessInteger;

/** The variables of the language and what they are. */
enum Variable {
    UID(Kind.NUMBER),
    EUID(Kind.NUMBER),
    SUID(Kind.NUMBER),
    FSUID(Kind.NUMBER),
    GID(Kind.NUMBER),
    EGID(Kind.NUMBER),
    SGID(Kind.NUMBER),
    FSGID(Kind.NUMBER),
    LOGINUID(Kind.NUMBER),
    AUDITSESSION(Kind.NUMBER),
    PID(Kind.NUMBER),
    TID(Kind.NUMBER),
    PPID(Kind.NUMBER),
    SESSION(Kind.NUMBER),
    CGROUPID(Kind.NUMBER),
    MNTNS(Kind.NUMBER),
    PIDNS(Kind.NUMBER),
    NETNS(Kind.NUMBER),
    USERNS(Kind.NUMBER),
    COMM(Kind.NAME),
    PCOMM(Kind.NAME),
    EXE(Kind.PATH),
    CWD(Kind.PATH),
    CGROUP(Kind.PATH),
    RETVAL(Kind.RESULT),
    ERROR(Kind.RESULT),
    SYSCALL(Kind.CALL),
    ABI(Kind.CALL);

    /** What a variable's value is. */
    enum Kind {
        /** A number of the process: a {@link ProcessInteger} of the same name. */
        NUMBER,
        /** A task's name. */
        NAME,
        /** A path. */
        PATH,
        /** Known after the call. */
        RESULT,
        /** Of the call itself. */
        CALL
    }

    private static final Map<String, Variable> BY_NAME = new LinkedHashMap<>();

    static {
        for (Variable variable : values()) {
            BY_NAME.put(variable.name(), variable);
        }
    }

    private final Kind kind;

    Variable(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** The number of the process that a {@link Kind#NUMBER} variable is. */
    ProcessInteger number() {
        return ProcessInteger.valueOf(name());
    }

    static Optional<Variable> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    static Collection<String> names() {
        return BY_NAME.keySet();
    }

    /** Whether a user's definition may not take this name. */
    static boolean isBuiltIn(String name) {
        return BY_NAME.containsKey(name) || Vocabulary.OTHER_BUILT_INS.contains(name);
    }

    /** The built-in name that differs from this one only by case. */
    static Optional<String> inRightCase(String name) {
        for (String builtIn : BY_NAME.keySet()) {
            if (builtIn.equalsIgnoreCase(name)) {
                return Optional.of(builtIn);
            }
        }
        return Vocabulary.OTHER_BUILT_INS.stream()
                .filter(builtIn -> builtIn.equalsIgnoreCase(name))
                .findFirst();
    }
}
