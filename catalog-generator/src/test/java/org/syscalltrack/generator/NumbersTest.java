package org.syscalltrack.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.SystemCall;

/** Numbers and names against {@code asm/unistd.h} of the headers that Debian installs for each ABI. */
class NumbersTest {
    private static final Pattern NAME = Pattern.compile("#define __NR_([a-z0-9_]+) .*");

    /** Macros that count calls or begin a range, and are none. */
    private static final Set<String> NO_CALLS = Set.of("syscalls", "arch_specific_syscall");

    /** Numbers that x86_64's table keeps without a function: the calls are i386's only. */
    private static final Set<String> ONLY_NUMBERS =
            Set.of("x86_64 get_thread_area", "x86_64 set_thread_area", "x86_64 uselib");

    @ParameterizedTest
    @EnumSource
    void everyNumberOfTheHeadersIsTheCatalogs(Abi abi) throws IOException, InterruptedException {
        Map<String, Integer> numbers = numbers(abi);
        System.out.println(abi.label() + ": " + numbers.size() + " calls in the headers");
        assertThat(numbers).hasSizeGreaterThan(250);
        List<String> differences = new ArrayList<>();
        numbers.forEach((name, number) -> {
            List<String> names = namesOf(abi, number);
            if (ONLY_NUMBERS.contains(abi.label() + " " + name)) {
                assertThat(names).isEmpty();
            } else if (!names.contains(name)) {
                differences.add(name + " is " + number + " in the headers; in the catalog that is " + names);
            }
        });
        assertThat(differences).isEmpty();
    }

    private static List<String> namesOf(Abi abi, int number) {
        List<String> names = new ArrayList<>();
        for (SystemCall call : Catalog.standard().calls()) {
            for (Entry entry : call.entries(abi)) {
                if (entry.number() == number) {
                    names.add(entry.name());
                }
            }
        }
        return names;
    }

    private static Map<String, Integer> numbers(Abi abi) throws IOException, InterruptedException {
        List<String> options = options(abi);
        String include = "#include <asm/unistd.h>\n";
        Compiler.Result macros = Compiler.run(with(options, "-E", "-dM"), include);
        assertThat(macros.status()).as(macros.errors()).isZero();
        StringBuilder source = new StringBuilder(include);
        for (String line : macros.output().split("\n", -1)) {
            Matcher matcher = NAME.matcher(line);
            if (matcher.matches() && !NO_CALLS.contains(matcher.group(1))) {
                source.append("NUMBER ")
                        .append(matcher.group(1))
                        .append("_ (__NR_")
                        .append(matcher.group(1))
                        .append(")\n");
            }
        }
        Map<String, Integer> numbers = new TreeMap<>();
        for (String line : Compiler.run(with(options, "-E", "-P"), source.toString())
                .output()
                .split("\n", -1)) {
            if (line.startsWith("NUMBER ")) {
                String[] words = line.split(" ", 3);
                numbers.put(words[1].substring(0, words[1].length() - 1), sum(words[2]));
            }
        }
        return numbers;
    }

    /** The value of {@code (244 + 14)}. */
    private static int sum(String expression) {
        int sum = 0;
        for (String word : expression.replaceAll("[() ]", "").split("\\+", -1)) {
            sum += Integer.decode(word);
        }
        return sum;
    }

    private static List<String> with(List<String> options, String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return all;
    }

    private static List<String> options(Abi abi) {
        return switch (abi) {
            case X86_64 -> List.of("-m64");
            case I386 -> List.of("-m32");
            case ARM64 -> List.of("-nostdinc", "-isystem", cross("aarch64", "arm64"));
            case RISCV64 -> List.of("-nostdinc", "-isystem", cross("riscv64", "riscv64"));
        };
    }

    private static String cross(String triplet, String debian) {
        Path folder = Path.of("/usr/" + triplet + "-linux-gnu/include");
        Assumptions.assumeTrue(
                Files.exists(folder.resolve("asm/unistd.h")),
                "no headers for " + debian + ": install the package linux-libc-dev-" + debian + "-cross");
        return folder.toString();
    }
}
