package org.syscalltrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemCallsCommandTest {
    private static Run syscalls(String... words) {
        String[] command = new String[words.length + 2];
        command[0] = "sctc";
        command[1] = "syscalls";
        System.arraycopy(words, 0, command, 2, words.length);
        return Run.of(command);
    }

    @Test
    void allAboutACallIsShown() {
        Run run = syscalls("fstatat");
        assertThat(run.status()).isZero();
        assertThat(run.output())
                .startsWith("newfstatat(int dirfd, const char *pathname, struct stat *statbuf, int flags)\n")
                .contains(
                        "x86_64 262 newfstatat (__x64_sys_newfstatat)",
                        "i386 300 fstatat64",
                        "dirfd (the kernel's dfd): directory",
                        "statbuf: struct stat, written by the kernel",
                        "stat-flags, any of",
                        "AT_SYMLINK_NOFOLLOW",
                        "st_dev st_ino",
                        "inode_getattr, whole: the attributes are told");
    }

    @Test
    void classesAndArchitecturesNarrowTheList() {
        assertThat(syscalls("--abi", "i386", "%signal").output())
                .contains("sigaction", "kill(pid_t pid, int sig)  i386 37\n")
                .doesNotContain("x86_64", "openat");
        assertThat(syscalls("--arch", "riscv64").output())
                .contains("riscv_hwprobe")
                .doesNotContain("\nopen(", "x86_64");
        assertThat(syscalls("--arch", "x86_64", "--abi", "arm64").status()).isEqualTo(2);
        assertThat(syscalls("%files").errors()).contains("there is no class %files", "%file");
    }

    @Test
    void jsonTellsEverything() {
        String json = syscalls("--format", "json", "--arch", "x86_64", "openat").output();
        assertThat(json)
                .contains(
                        "\"name\": \"openat\"",
                        "\"number\": 257",
                        "\"symbol\": \"__x64_sys_openat\"",
                        "\"group\": \"open-flags\"",
                        "\"O_CREAT\": {\n          \"x86_64\": \"0x40\"",
                        "\"if\": \"flags & O_CREAT|__O_TMPFILE is 0\"",
                        "\"hook\": \"file_open\"");
        assertThat(syscalls("--format", "yaml").status()).isEqualTo(2);
    }

    @Test
    void aCallThatTheArchitectureLacksIsSaidWithItsSibling() {
        Run run = syscalls("--arch", "arm64", "unlink");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.errors()).isEqualTo("sctc: unlink is no system call of arm64; programs call unlinkat there\n");
        assertThat(syscalls("unlnk").errors()).isEqualTo("sctc: there is no system call unlnk; do you mean unlink?\n");
    }

    @Test
    void aForeignOrDamagedCatalogIsSaidWithItsLine(@TempDir Path directory) throws IOException {
        Path rules = Files.writeString(directory.resolve("r.sct"), "rule {}\n");
        Run foreign = syscalls("--syscalls", rules.toString());
        assertThat(foreign.status()).isEqualTo(1);
        assertThat(foreign.errors()).startsWith("sctc: " + rules + ":1: this is no syscall catalog");
        Path damaged = Files.writeString(
                directory.resolve("d.dat"), "syscalltrack-catalog 1\n\ncall a\n\tresult zero\n\tentry vax 1 a a\n");
        for (String command : new String[] {"check", "compile"}) {
            Run run = Run.of("sctc", command, "--syscalls", damaged.toString(), rules.toString());
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.errors()).isEqualTo("sctc: " + damaged + ":5: 'vax' is no ABI\n");
        }
        assertThat(syscalls("--syscalls", directory.resolve("none").toString()).errors())
                .contains("there is no such file");
    }

    @Test
    void anotherCatalogIsUsed(@TempDir Path directory) throws IOException {
        Path small = Files.writeString(
                directory.resolve("small.dat"),
                "syscalltrack-catalog 1\n\ncall hop\n\tresult zero\n\tentry x86_64 7 hop __x64_sys_hop\n");
        assertThat(syscalls("--syscalls", small.toString()).output()).isEqualTo("hop()  x86_64 7\n");
    }
}
