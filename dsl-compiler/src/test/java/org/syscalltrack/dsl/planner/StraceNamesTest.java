package org.syscalltrack.dsl.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.ConstantGroup;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.model.RuleSet;

/** Names of flags and choices against what strace 6.1 printed for the same numbers. */
class StraceNamesTest {
    /** Names that are no value of the parameter to the kernel, though strace's table for it has them. */
    private static final Set<String> WIDER_TABLES = Set.of(
            "AT_REMOVEDIR",
            "AT_SYMLINK_FOLLOW",
            "AT_SYMLINK_NOFOLLOW",
            "AT_NO_AUTOMOUNT",
            "AT_RECURSIVE",
            "AT_EMPTY_PATH",
            "TFD_TIMER_ABSTIME",
            "TFD_TIMER_CANCEL_ON_SET",
            "TFD_NONBLOCK",
            "TFD_CLOEXEC",
            "WEXITED",
            "WSTOPPED",
            "WNOWAIT",
            "IPC_NOWAIT",
            "IPC_64",
            "O_CREAT",
            "O_EXCL",
            "O_NOCTTY",
            "O_TRUNC",
            "O_APPEND",
            "O_NONBLOCK",
            "O_DSYNC",
            "O_SYNC",
            "FASYNC",
            "O_DIRECT",
            "O_LARGEFILE",
            "O_DIRECTORY",
            "O_NOFOLLOW",
            "O_NOATIME",
            "O_PATH",
            "__O_SYNC",
            "__O_TMPFILE",
            "O_TMPFILE");

    /** Names that no exported header has: internal to the kernel, of other architectures, or gone. */
    private static final Set<String> NOT_EXPORTED = Set.of(
            "O_ACCMODE",
            "MSG_PROBE",
            "MSG_SENDPAGE_NOTLAST",
            "MSG_NO_SHARED_FRAGS",
            "MSG_CMSG_COMPAT",
            "SCHED_ISO",
            "FAN_DIR_MODIFY",
            "PKEY_DISABLE_EXECUTE",
            "KEXEC_ARCH_68K",
            "KEXEC_ARCH_MIPS",
            "SWAP_FLAG_DISCARD_ONCE",
            "SWAP_FLAG_DISCARD_PAGES",
            "MS_NOUSER",
            "PTRACE_OLDSETOPTIONS",
            "F_GETLK64",
            "F_SETLK64",
            "F_SETLKW64");

    @Test
    void numbersReadAsStraceReadsThem() throws IOException {
        Catalog catalog = Catalog.standard();
        List<String> differences = new ArrayList<>();
        Set<String> unknown = new TreeSet<>();
        int same = 0;
        for (String line : lines()) {
            String[] words = line.split(" ", 3);
            String[] place = words[0].split("\\.", 2);
            SystemCall call = catalog.find(place[0]).orElseThrow();
            int index = call.indexOf(place[1]);
            ConstantGroup group =
                    catalog.groupOf(call, call.parameters().get(index)).orElseThrow();
            List<String> foreign = foreign(words[2], group);
            if (!foreign.isEmpty()) {
                foreign.stream()
                        .filter(name -> !WIDER_TABLES.contains(name) && !NOT_EXPORTED.contains(name))
                        .forEach(name -> unknown.add(words[0] + " " + name));
                continue;
            }
            EntryBinding binding = new EntryBinding(
                    new RuleSet(catalog, Architecture.X86_64, List.of(), List.of()),
                    call,
                    call.entry(Abi.X86_64).orElseThrow());
            StringBuilder text = new StringBuilder();
            int bits = binding.entry().arguments().get(index).type().bits();
            new NamesBinder(binding).bind(group, bits).appendTo(text, Long.decode(words[1]));
            if (text.toString().equals(words[2])) {
                same++;
            } else {
                differences.add(line + ", not " + text);
            }
        }
        System.out.println("strace and we agree on " + same + " numbers");
        assertThat(differences).isEmpty();
        assertThat(unknown).isEmpty();
        assertThat(same).isGreaterThan(2000);
    }

    /** The names in strace's text that the parameter's group does not print. */
    private static List<String> foreign(String text, ConstantGroup group) {
        List<String> names = new ArrayList<>();
        for (String word : text.split("\\|", -1)) {
            boolean printed = group.members().contains(word)
                    || group.fields().stream().anyMatch(field -> field.members().contains(word));
            if (!printed && !Character.isDigit(word.charAt(0))) {
                names.add(word);
            }
        }
        return names;
    }

    private static List<String> lines() throws IOException {
        try (InputStream stream = StraceNamesTest.class.getResourceAsStream("strace-names.txt")) {
            assertThat(stream).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
