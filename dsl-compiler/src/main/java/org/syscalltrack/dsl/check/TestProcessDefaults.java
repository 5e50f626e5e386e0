package org.syscalltrack.dsl.check;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.syscalltrack.dsl.model.TestProcess;
import org.syscalltrack.dsl.plan.ProcessInteger;
import org.syscalltrack.dsl.source.ByteString;

/** What a test's process is where the test does not say: an ordinary user's process, a child of process 1. */
final class TestProcessDefaults {
    private static final long USER = 1000;

    /** {@code CAP_LAST_CAP} of include/uapi/linux/capability.h. */
    private static final int LAST_CAPABILITY = 40;

    private TestProcessDefaults() {}

    /** A process with these values and, for the rest, the defaults; no ancestors means process 1 alone. */
    static TestProcess process(
            Map<ProcessInteger, Long> given,
            Map<String, ByteString> texts,
            Optional<Set<Integer>> capabilities,
            List<TestProcess> givenAncestors) {
        Map<ProcessInteger, Long> numbers = numbers(given, givenAncestors);
        boolean isFirst = numbers.getOrDefault(ProcessInteger.PID, 0L) == 1;
        List<TestProcess> ancestors =
                isFirst ? List.of() : givenAncestors.isEmpty() ? List.of(first()) : givenAncestors;
        ByteString parent = ancestors.isEmpty() ? text("") : ancestors.get(0).comm();
        boolean privileged = numbers.getOrDefault(ProcessInteger.EUID, USER) == 0;
        return new TestProcess(
                numbers,
                texts.getOrDefault("COMM", text(isFirst ? "init" : "test")),
                texts.getOrDefault("PCOMM", parent),
                Optional.of(texts.getOrDefault("EXE", text(isFirst ? "/sbin/init" : "/usr/bin/test"))),
                texts.getOrDefault("CWD", text("/")),
                texts.getOrDefault("CGROUP", text("/")),
                capabilities.orElse(privileged ? all() : Set.of()),
                ancestors);
    }

    private static TestProcess first() {
        Map<ProcessInteger, Long> numbers = new EnumMap<>(ProcessInteger.class);
        numbers.put(ProcessInteger.PID, 1L);
        numbers.put(ProcessInteger.PPID, 0L);
        numbers.put(ProcessInteger.UID, 0L);
        numbers.put(ProcessInteger.GID, 0L);
        return process(numbers, Map.of(), Optional.empty(), List.of());
    }

    private static Map<ProcessInteger, Long> numbers(Map<ProcessInteger, Long> given, List<TestProcess> ancestors) {
        Map<ProcessInteger, Long> numbers = new EnumMap<>(ProcessInteger.class);
        numbers.putAll(given);
        long user = numbers.computeIfAbsent(ProcessInteger.UID, which -> USER);
        long effective = numbers.computeIfAbsent(ProcessInteger.EUID, which -> user);
        numbers.putIfAbsent(ProcessInteger.SUID, user);
        numbers.putIfAbsent(ProcessInteger.FSUID, effective);
        long group = numbers.computeIfAbsent(ProcessInteger.GID, which -> USER);
        long effectiveGroup = numbers.computeIfAbsent(ProcessInteger.EGID, which -> group);
        numbers.putIfAbsent(ProcessInteger.SGID, group);
        numbers.putIfAbsent(ProcessInteger.FSGID, effectiveGroup);
        numbers.putIfAbsent(ProcessInteger.LOGINUID, USER);
        numbers.putIfAbsent(ProcessInteger.AUDITSESSION, 1L);
        long process = numbers.computeIfAbsent(ProcessInteger.PID, which -> 1000L);
        numbers.putIfAbsent(ProcessInteger.TID, process);
        long parent = ancestors.isEmpty() ? 1 : ancestors.get(0).numbers().getOrDefault(ProcessInteger.PID, 1L);
        numbers.putIfAbsent(ProcessInteger.PPID, parent);
        numbers.putIfAbsent(ProcessInteger.SESSION, process);
        numbers.putIfAbsent(ProcessInteger.CGROUPID, 1L);
        numbers.putIfAbsent(ProcessInteger.MNTNS, InitialNamespaces.MOUNT);
        numbers.putIfAbsent(ProcessInteger.PIDNS, InitialNamespaces.PROCESS);
        numbers.putIfAbsent(ProcessInteger.NETNS, InitialNamespaces.NETWORK);
        numbers.putIfAbsent(ProcessInteger.USERNS, InitialNamespaces.USER);
        return numbers;
    }

    private static Set<Integer> all() {
        Set<Integer> all = new TreeSet<>();
        for (int capability = 0; capability <= LAST_CAPABILITY; capability++) {
            all.add(capability);
        }
        return all;
    }

    private static ByteString text(String text) {
        return ByteString.ofUtf8(text);
    }
}
