package org.syscalltrack.jvm.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syscalltrack.jvm.PlanBuilder.integer;
import static org.syscalltrack.jvm.PlanBuilder.string;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.syscalltrack.dsl.catalog.IntegerType;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.FieldAccess;
import org.syscalltrack.dsl.plan.FileAttribute;
import org.syscalltrack.dsl.plan.IntegerSource;
import org.syscalltrack.dsl.plan.PathSource;
import org.syscalltrack.dsl.plan.ProcessInteger;
import org.syscalltrack.dsl.plan.ProcessString;
import org.syscalltrack.dsl.plan.StringSource;
import org.syscalltrack.dsl.plan.When;
import org.syscalltrack.jvm.PlanBuilder;
import org.syscalltrack.jvm.RuleSet;
import org.syscalltrack.jvm.trace.TraceFormat;

/** Replays records in the form that the kernel and auditd write, of two events that alternate. */
class AuditReplayTest {
    private static final Condition ALWAYS = new Condition.Literal(true);
    private static final String SYSCALL =
            "type=SYSCALL msg=audit(1364481363.243:7): arch=c000003e syscall=263 success=no"
                    + " exit=-2 a0=ffffff9c a1=55d0 a2=0 a3=1b6 items=2 ppid=6 pid=10 auid=4294967295 uid=0 gid=0 euid=0 suid=0"
                    + " fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=1 comm=\"rm\" exe=\"/usr/bin/rm\" key=(null)\n";
    private static final String LOG = SYSCALL
            + "type=SYSCALL msg=audit(1364481363.244:8): arch=c000003e syscall=42 success=yes exit=0 a0=3 a1=7f00 a2=10"
            + " a3=0 items=0 ppid=6 pid=11 uid=5 comm=6120620A exe=\"/bin/x\"\n"
            + "type=CWD msg=audit(1364481363.243:7): cwd=\"/home/me\"\n"
            + "type=SOCKADDR msg=audit(1364481363.244:8): saddr=020000357F0000010000000000000000\n"
            + "type=PATH msg=audit(1364481363.243:7): item=0 name=\"../you/\" inode=2 dev=fd:00 mode=040755 ouid=0"
            + " ogid=0 rdev=00:00 nametype=PARENT\n"
            + "type=PATH msg=audit(1364481363.243:7): item=1 name=2E2E2F796F752F6120 inode=409248 dev=fd:01 mode=0100600"
            + " ouid=0 ogid=7 rdev=00:00 nametype=DELETE\n"
            + "type=PROCTITLE msg=audit(1364481363.243:7): proctitle=726D\n"
            + "type=EOE msg=audit(1364481363.243:7): \n"
            + "type=USER_LOGIN msg=audit(1364481363.250:9): pid=1 uid=0\n";

    private static List<String> lines(RuleSet rules, byte[] log) throws IOException {
        return Replayed.of(rules, Optional.of(TraceFormat.AUDIT), log).lines();
    }

    private static byte[] bytes(String log) {
        return log.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static RuleSet unlinkat() {
        PathSource file = new PathSource.Real(1);
        return new PlanBuilder("unlinkat", When.AFTER)
                .log(
                        "deleted",
                        ALWAYS,
                        string(new StringSource.ProcessName(ProcessString.COMM)),
                        integer(new IntegerSource.Argument(0, new IntegerType(32, true))),
                        string(new StringSource.ArgumentString(1)),
                        string(new StringSource.Path(new PathSource.Lexical(1))),
                        integer(new IntegerSource.FileNumber(file, FileAttribute.DEVICE)),
                        integer(new IntegerSource.FileNumber(file, FileAttribute.MODE)),
                        integer(new IntegerSource.ProcessNumber(ProcessInteger.LOGINUID)),
                        integer(new IntegerSource.ProcessNumber(ProcessInteger.TID)),
                        integer(new IntegerSource.ErrorNumber()))
                .build();
    }

    @Test
    void recordsOfOneEventAreJoined() throws IOException {
        assertThat(lines(unlinkat(), bytes(LOG)))
                .containsExactly("\"rm\" -100 \"../you/a \" \"/home/you/a \" 64769 33152 4294967295" + " ? 2");
    }

    @Test
    void socketAddressesAndNamesInHexadecimal() throws IOException {
        FieldAccess port = new FieldAccess("sin_port", 2, 2, true, OptionalInt.of(2), OptionalInt.of(2));
        RuleSet rules = new PlanBuilder("connect", When.BEFORE)
                .log(
                        "connected",
                        ALWAYS,
                        string(new StringSource.ProcessName(ProcessString.COMM)),
                        integer(new IntegerSource.PointedField(1, port, new IntegerType(16, false))))
                .build();
        assertThat(lines(rules, bytes(LOG))).containsExactly("\"a b\\n\" 53");
    }

    @Test
    void argumentsOfPrograms() throws IOException {
        String log = "type=SYSCALL msg=audit(1.002:3): arch=c000003e syscall=59 success=yes exit=0 a0=1 a1=2 a2=3 a3=8"
                + " pid=5 uid=0 comm=\"cat\"\n"
                + "type=EXECVE msg=audit(1.002:3): argc=2 a0=\"cat\" a1=612062\n"
                + "type=PATH msg=audit(1.002:3): item=0 name=\"/bin/cat\" nametype=NORMAL\n"
                + "type=PATH msg=audit(1.002:3): item=1 name=\"/lib64/ld-linux-x86-64.so.2\" nametype=NORMAL\n";
        RuleSet rules = new PlanBuilder("execve", When.BEFORE)
                .log(
                        "run",
                        ALWAYS,
                        string(new StringSource.ArgumentString(0)),
                        string(new StringSource.ArgumentElement(1, 1)),
                        string(new StringSource.ArgumentElement(1, 2)))
                .build();
        assertThat(lines(rules, bytes(log))).containsExactly("\"/bin/cat\" \"a b\" ?");
    }

    @Test
    void damageIsToldAndNeverFatal() throws IOException {
        assertThat(lines(unlinkat(), bytes("nonsense\ntype=SYSCALL msg=audit(1.0:1): arch=40 syscall=1\n")))
                .containsExactly(
                        "line 1: no audit record stands here: \"nonsense\"",
                        "line 2: a SYSCALL record without an arch and a syscall that are known");
        long seed = Long.getLong("sct.seed", System.nanoTime());
        System.out.println("AuditReplayTest: -Dsct.seed=" + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            byte[] damaged = bytes(LOG);
            for (int i = random.nextInt(20); i >= 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertThat(lines(unlinkat(), damaged)).hasSizeLessThan(60);
        }
    }
}
