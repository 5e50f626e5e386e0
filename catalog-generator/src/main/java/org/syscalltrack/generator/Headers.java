package org.syscalltrack.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.syscalltrack.dsl.catalog.Abi;

/** Compiles C against the kernel's user headers for an ABI and reads constants out of the assembler text. */
final class Headers {
    private static final Pattern ERROR = Pattern.compile("<stdin>:(\\d+):\\d+: (?:fatal )?error");
    private static final Pattern VALUE =
            Pattern.compile("^k_(\\d+):\\s*\\n\\s*\\.(?:quad|xword)\\s+(-?\\w+)", Pattern.MULTILINE);

    private final Path packages;
    private final Path work;

    /** @param packages the folder with the unpacked packages; a folder {@code work} is made there */
    Headers(Path packages) {
        this.packages = packages;
        this.work = packages.resolve("work");
        try {
            for (String architecture : List.of("x86", "arm64", "riscv")) {
                wrappers(architecture);
            }
            // Kernel-only headers that the exported ones lose, and C library headers that some of them ask for.
            for (String stub : List.of(
                    "linux/compiler.h", "linux/compiler_types.h", "linux/unistd.h", "unistd.h", "sys/socket.h")) {
                Path file = work.resolve("stub").resolve(stub);
                Files.createDirectories(file.getParent());
                Files.writeString(file, "");
            }
        } catch (IOException e) {
            throw new GeneratorException(work + " cannot be written", e);
        }
    }

    /** The headers that an architecture takes from asm-generic, as its Kbuild would make them. */
    private void wrappers(String architecture) throws IOException {
        Path own = packages.resolve("linux/arch/" + architecture + "/include/uapi/asm");
        Path folder = Files.createDirectories(work.resolve(architecture).resolve("asm"));
        try (Stream<Path> generic = Files.list(packages.resolve("linux/include/uapi/asm-generic"))) {
            for (Path header : generic.toList()) {
                String name = String.valueOf(header.getFileName());
                if (!Files.exists(own.resolve(name))) {
                    Files.writeString(folder.resolve(name), "#include <asm-generic/" + name + ">\n");
                }
            }
        }
    }

    private List<String> kernelFlags(Abi abi) {
        String architecture = switch (abi) {
            case X86_64, I386 -> "x86";
            case ARM64 -> "arm64";
            case RISCV64 -> "riscv";
        };
        String target = switch (abi) {
            case X86_64 -> "x86_64-linux-gnu";
            case I386 -> "i386-linux-gnu";
            case ARM64 -> "aarch64-linux-gnu";
            case RISCV64 -> "riscv64-linux-gnu";
        };
        return List.of(
                "-target",
                target,
                "-nostdinc",
                "-D__user=",
                "-D__force=",
                "-D__bitwise=",
                "-D__EXPORTED_HEADERS__",
                "-D__attribute_const__=",
                "-D__always_inline=inline",
                "-I" + work.resolve("stub"),
                "-I" + packages.resolve("linux/arch/" + architecture + "/include/uapi"),
                "-I" + work.resolve(architecture),
                "-I" + packages.resolve("linux/include/uapi"));
    }

    /** The C library's headers, for names that it has and the kernel does not export; the same in all our ABIs. */
    private List<String> libraryFlags() {
        Path include = packages.resolve("libc6-dev/usr/include");
        Path kernel = packages.resolve("linux-libc-dev/usr/include");
        return List.of(
                "-target",
                "x86_64-linux-gnu",
                "-D_GNU_SOURCE",
                "-I" + include,
                "-I" + include.resolve("x86_64-linux-gnu"),
                "-I" + kernel,
                "-I" + kernel.resolve("x86_64-linux-gnu"));
    }

    /** The macros without arguments that the kernel's headers define in {@code abi}. */
    Set<String> macros(Abi abi, String includes) {
        return macros(kernelFlags(abi), includes);
    }

    /** The macros without arguments that the C library's headers define. */
    Set<String> libraryMacros(String includes) {
        return macros(libraryFlags(), includes);
    }

    private Set<String> macros(List<String> flags, String includes) {
        Set<String> names = new TreeSet<>();
        for (String line : run(flags, List.of("-E", "-dM"), includes).output().split("\n", -1)) {
            List<String> words = TableFile.Row.words(line);
            if (words.size() > 2 && !words.get(1).contains("(")) {
                names.add(words.get(1));
            }
        }
        return names;
    }

    /** Values of C expressions in {@code abi}, by their key; those that do not compile are left out. */
    Map<String, Long> values(Abi abi, String includes, Map<String, String> expressions) {
        return values(kernelFlags(abi), includes, expressions);
    }

    /** Values of C expressions over the C library's headers. */
    Map<String, Long> libraryValues(String includes, Map<String, String> expressions) {
        return values(libraryFlags(), includes, expressions);
    }

    private Map<String, Long> values(List<String> flags, String includes, Map<String, String> expressions) {
        List<String> keys = new ArrayList<>(expressions.keySet());
        Set<Integer> bad = new TreeSet<>();
        int first = includes.split("\n", -1).length;
        while (true) {
            StringBuilder source = new StringBuilder(includes);
            for (int index = 0; index < keys.size(); index++) {
                source.append(
                        bad.contains(index)
                                ? "\n"
                                : "const unsigned long long k_" + index + " = (unsigned long long)("
                                        + expressions.get(keys.get(index)) + ");\n");
            }
            Result result = run(flags, List.of("-S", "-o", "-", "-w", "-ferror-limit=0"), source.toString());
            if (result.status() == 0) {
                return parse(keys, result.output());
            }
            int before = bad.size();
            Matcher matcher = ERROR.matcher(result.errors());
            while (matcher.find()) {
                int index = Integer.parseInt(matcher.group(1)) - first;
                if (index >= 0) {
                    bad.add(index);
                }
            }
            if (bad.size() == before) {
                throw new GeneratorException("clang refuses the headers: " + result.errors());
            }
        }
    }

    private static Map<String, Long> parse(List<String> keys, String assembler) {
        Map<String, Long> values = new LinkedHashMap<>();
        Matcher matcher = VALUE.matcher(assembler.replaceAll("[ \\t]*#.*|//.*", ""));
        while (matcher.find()) {
            String value = matcher.group(2);
            if (value.matches("-?(0x)?[0-9a-f]+")) {
                values.put(
                        keys.get(Integer.parseInt(matcher.group(1))),
                        value.startsWith("0x")
                                ? Long.parseUnsignedLong(value.substring(2), 16)
                                : value.startsWith("-") ? Long.parseLong(value) : Long.parseUnsignedLong(value));
            }
        }
        return values;
    }

    private record Result(int status, String output, String errors) {}

    private Result run(List<String> flags, List<String> mode, String source) {
        List<String> command = new ArrayList<>(List.of("clang-14"));
        command.addAll(flags);
        command.addAll(mode);
        command.addAll(List.of("-x", "c", "-"));
        try {
            Path output = work.resolve("clang.out");
            Path errors = work.resolve("clang.err");
            Path input = work.resolve("clang.in");
            Files.writeString(input, source);
            Process process = new ProcessBuilder(command)
                    .redirectInput(input.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            int status = process.waitFor();
            String complaints = Files.readString(errors, StandardCharsets.UTF_8);
            if (status != 0 && mode.contains("-E")) {
                throw new GeneratorException("clang refuses the headers: " + complaints);
            }
            return new Result(status, Files.readString(output, StandardCharsets.UTF_8), complaints);
        } catch (IOException e) {
            throw new UncheckedIOException("clang-14 cannot be run: install the packages clang-14", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GeneratorException("interrupted", e);
        }
    }
}
