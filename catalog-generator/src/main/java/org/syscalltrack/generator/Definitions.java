package org.syscalltrack.generator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.generator.Definition.CParameter;

/** Finds the definitions of calls in the kernel's C files. */
final class Definitions {
    private static final List<String> FOLDERS = List.of(
            "arch/x86",
            "arch/arm64",
            "arch/riscv",
            "kernel",
            "fs",
            "mm",
            "net",
            "ipc",
            "security",
            "io_uring",
            "block",
            "drivers/char",
            "drivers/pci");

    /** Files for machines without a memory management unit, without timers, or for user mode Linux. */
    private static final Pattern FOREIGN = Pattern.compile("nommu\\.c|posix-stubs\\.c|/um/|sys32\\.c|signal32\\.c");

    // SYSCALL32_DEFINE is COMPAT_SYSCALL_DEFINE on a kernel with a compat entry (include/linux/syscalls.h).
    private static final Pattern DEFINE =
            Pattern.compile("^((?:COMPAT_)?SYSCALL(?:32)?_DEFINE)[0-6]\\(([^;{]*?)\\)\\s*$", Pattern.MULTILINE);

    private static final Pattern SPLIT_64 = Pattern.compile("SC_ARG64\\((\\w+)\\)");

    private final Map<String, List<Definition>> byFunction = new LinkedHashMap<>();

    private Definitions() {}

    static Definitions scan(Path kernel) {
        Definitions definitions = new Definitions();
        for (String folder : FOLDERS) {
            try (Stream<Path> files = Files.walk(kernel.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".c"))
                        .sorted()
                        .forEach(file -> definitions.scan(kernel, file));
            } catch (IOException e) {
                throw new GeneratorException(kernel.resolve(folder) + " cannot be read", e);
            }
        }
        return definitions;
    }

    private void scan(Path kernel, Path file) {
        String name = kernel.relativize(file).toString();
        if (FOREIGN.matcher(name).find()) {
            return;
        }
        String text;
        try {
            // Some files hold names in Latin-1; every byte is a character of that.
            text = Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new GeneratorException(file + " cannot be read", e);
        }
        if (!text.contains("SYSCALL")) {
            return;
        }
        Matcher matcher = DEFINE.matcher(text.replace("\t{", "\n{").replaceAll("\\)\\s*/\\*.*?\\*/\\s*$", ")"));
        while (matcher.find()) {
            boolean compat = !matcher.group(1).equals("SYSCALL_DEFINE");
            add(compat, name, SPLIT_64.matcher(matcher.group(2)).replaceAll("u32, $1_lo, u32, $1_hi"));
        }
    }

    private void add(boolean compat, String file, String arguments) {
        String[] parts = arguments.replaceAll("/\\*.*?\\*/", " ").split(",", -1);
        List<CParameter> parameters = new ArrayList<>();
        for (int index = 1; index + 1 < parts.length; index += 2) {
            parameters.add(new CParameter(CTypes.normalise(parts[index]), parts[index + 1].strip()));
        }
        String function = (compat ? "compat_sys_" : "sys_") + parts[0].strip();
        byFunction
                .computeIfAbsent(function, key -> new ArrayList<>())
                .add(new Definition(function, file, List.copyOf(parameters)));
    }

    /**
     * Whether only other architectures define the function: the number is in the table, and the kernel's
     * {@code sys_ni.c} answers it with {@code ENOSYS}.
     */
    boolean isForeign(String function, Abi abi) {
        List<Definition> all = byFunction.getOrDefault(function, List.of());
        return !all.isEmpty()
                && all.stream()
                        .allMatch(definition -> definition.file().startsWith("arch/")
                                && !definition.file().startsWith(own(abi)));
    }

    private static String own(Abi abi) {
        return switch (abi) {
            case X86_64, I386 -> "arch/x86/";
            case ARM64 -> "arch/arm64/";
            case RISCV64 -> "arch/riscv/";
        };
    }

    /**
     * The definition that is compiled for an ABI's kernel.
     *
     * @param variants for functions that one file defines several times: which one, from 0, by {@code function ABI}
     */
    Definition find(String function, Abi abi, Map<String, Integer> variants) {
        String own = own(abi);
        List<Definition> candidates = new ArrayList<>();
        for (Definition definition : byFunction.getOrDefault(function, List.of())) {
            if (!definition.file().startsWith("arch/")) {
                candidates.add(definition);
            } else if (definition.file().startsWith(own)) {
                candidates.add(0, definition);
            }
        }
        if (candidates.isEmpty()) {
            throw new GeneratorException("no definition of " + function + " for " + abi.label());
        }
        Integer variant = variants.get(function + " " + abi.label());
        if (variant != null) {
            return candidates.get(variant);
        }
        Definition first = candidates.get(0);
        if (candidates.size() > 1
                && !first.file().startsWith(own)
                && !candidates.stream().allMatch(other -> other.parameters().equals(first.parameters()))) {
            throw new GeneratorException(function + " has several definitions for " + abi.label()
                    + ": name one in variants.txt: " + candidates);
        }
        return first;
    }
}
