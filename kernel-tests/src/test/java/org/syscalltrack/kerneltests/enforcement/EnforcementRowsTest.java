package org.syscalltrack.kerneltests.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.syscalltrack.bpf.hook.PointPlanner;
import org.syscalltrack.bpf.kernel.KernelVersion;
import org.syscalltrack.dsl.catalog.ArgumentTest;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.HookFact;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.Plan;
import org.syscalltrack.dsl.plan.PlannedHook;
import org.syscalltrack.kerneltests.GuestRules;

/** Each row of the hook table that rules are decided at is shown: some attempt of {@link EnforcementIT} passes there. */
final class EnforcementRowsTest {
    /** The kernels that attempts are made on. */
    private static final List<String> KERNELS = List.of("6.1", "6.12");

    /** Where the attempts of a call pass different rows: which one each is for. */
    private static final Map<String, String> ROWS = new TreeMap<>();

    static {
        ROWS.put("unlinkat", "path_unlink");
        ROWS.put("unlinkat_dir", "path_rmdir");
        ROWS.put("creat_new", "path_mknod");
        ROWS.put("creat_old", "file_open");
        ROWS.put("open_creat", "path_mknod");
        ROWS.put("open_read", "file_open");
        ROWS.put("open_trunc", "file_open");
        ROWS.put("openat_creat", "path_mknod");
        ROWS.put("openat_excl", "path_mknod");
        ROWS.put("openat_read", "file_open");
        ROWS.put("openat_trunc", "file_open");
        ROWS.put("openat_tmpfile", "file_open");
        ROWS.put("openat2_creat", "path_mknod");
        ROWS.put("openat2_excl", "path_mknod");
        ROWS.put("openat2_read", "file_open");
        ROWS.put("mq_open_creat", "inode_create");
        ROWS.put("mq_open", "file_open");
        ROWS.put("msgget", "msg_queue_alloc_security");
        ROWS.put("msgget_old", "msg_queue_associate");
        ROWS.put("semget", "sem_alloc_security");
        ROWS.put("semget_old", "sem_associate");
        ROWS.put("shmget", "shm_alloc_security");
        ROWS.put("shmget_old", "shm_associate");
        ROWS.put("prlimit64", "task_prlimit");
        ROWS.put("prlimit_self", "task_setrlimit");
        ROWS.put("ptrace_attach", "ptrace_access_check");
        ROWS.put("ptrace_seize", "ptrace_access_check");
        ROWS.put("ptrace_traceme", "ptrace_traceme");
        ROWS.put("ioctl", "file_ioctl");
        ROWS.put("c32_ioctl", "file_ioctl_compat");
        ROWS.put("semctl", "sem_semctl cmd != SETVAL");
        ROWS.put("semctl_setval", "sem_semctl cmd = SETVAL");
        ROWS.put("kill", "task_kill pid != -1");
        ROWS.put("kill_all", "task_kill pid = -1");
        ROWS.put("setxattr", "inode_setxattr");
        ROWS.put("setxattr_acl", "inode_set_acl");
        ROWS.put("lsetxattr", "inode_setxattr");
        ROWS.put("lsetxattr_acl", "inode_set_acl");
        ROWS.put("fsetxattr", "inode_setxattr");
        ROWS.put("fsetxattr_acl", "inode_set_acl");
        ROWS.put("removexattr", "inode_removexattr");
        ROWS.put("rmxattr_acl", "inode_remove_acl");
        ROWS.put("lremovexattr", "inode_removexattr");
        ROWS.put("lrmxattr_acl", "inode_remove_acl");
        ROWS.put("fremovexattr", "inode_removexattr");
        ROWS.put("frmxattr_acl", "inode_remove_acl");
        ROWS.put("getxattr", "inode_getxattr");
        ROWS.put("getxattr_acl", "inode_get_acl");
        ROWS.put("lgetxattr", "inode_getxattr");
        ROWS.put("lgetxattr_acl", "inode_get_acl");
        ROWS.put("fgetxattr", "inode_getxattr");
        ROWS.put("fgetxattr_acl", "inode_get_acl");
    }

    @Test
    void eachRowHasAnAttempt() throws IOException, InterruptedException {
        Map<String, Set<String>> bare = new TreeMap<>();
        Map<String, Set<String>> shown = shown();
        for (SystemCall call : Catalog.standard().calls()) {
            for (String kernel : KERNELS) {
                Set<String> rows = rows(call, kernel);
                if (rows.size() > 1) {
                    rows.removeAll(shown.getOrDefault(call.name(), Set.of()));
                } else if (shown.containsKey(call.name())) {
                    rows.clear();
                }
                if (!rows.isEmpty()) {
                    bare.put(call.name() + " on " + kernel, rows);
                }
            }
        }
        assertThat(bare).as("rows without an attempt").isEmpty();
    }

    /** What the attempts name is there. */
    @Test
    void attemptsNameRows() throws IOException, InterruptedException {
        Map<String, String> calls = Attempts.build().calls();
        ROWS.forEach((attempt, row) -> {
            SystemCall call =
                    Catalog.standard().find(calls.getOrDefault(attempt, "")).orElseThrow();
            Set<String> rows = new HashSet<>();
            KERNELS.forEach(kernel -> rows.addAll(rows(call, kernel)));
            assertThat(rows).as(attempt).contains(row);
        });
    }

    /** By call: the rows that its attempts are for. */
    private static Map<String, Set<String>> shown() throws IOException, InterruptedException {
        Map<String, Set<String>> shown = new TreeMap<>();
        Attempts.build()
                .calls()
                .forEach((attempt, call) ->
                        shown.computeIfAbsent(call, key -> new TreeSet<>()).add(ROWS.getOrDefault(attempt, "")));
        return shown;
    }

    /** The hooks at which rules on a call are decided, with the conditions where there are several on one hook. */
    private static Set<String> rows(SystemCall call, String kernel) {
        Set<String> rows = new TreeSet<>();
        if (call.hooks().isEmpty()) {
            return rows;
        }
        Plan plan = GuestRules.plan(
                "rule { syscall_name = " + call.name() + " rule_name = any partial = yes action { type = KILL } }");
        Optional<KernelVersion> version = KernelVersion.of(kernel);
        Set<String> hooks = PointPlanner.plan(plan, version).points().stream()
                .filter(point -> point.point().mechanism().isHook())
                .map(point -> point.point().function())
                .collect(Collectors.toSet());
        for (String hook : hooks) {
            Set<String> conditions = new TreeSet<>();
            for (Chain chain : plan.chains()) {
                chain.hooks().stream()
                        .map(PlannedHook::fact)
                        .filter(fact -> fact.hook().equals(hook))
                        .map(EnforcementRowsTest::condition)
                        .forEach(conditions::add);
            }
            conditions.forEach(condition -> rows.add(conditions.size() == 1 ? hook : hook + " " + condition));
        }
        return rows;
    }

    private static String condition(HookFact fact) {
        return fact.condition().stream().map(EnforcementRowsTest::test).collect(Collectors.joining(" and "));
    }

    private static String test(ArgumentTest test) {
        return test.parameter()
                + test.mask().stream().map(bit -> " & " + bit).collect(Collectors.joining())
                + (test.negated() ? " != " : " = ")
                + String.join(" ", test.values());
    }
}
