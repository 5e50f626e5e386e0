package org.syscalltrack.generator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.syscalltrack.dsl.catalog.Abi;

/** The kernel's tables of call numbers: {@code scripts/syscall.tbl} and the architectures' own. */
final class NumberTable {
    private NumberTable() {}

    /**
     * A row of a table.
     *
     * @param abi whose number it is
     * @param number the number
     * @param name the name in the user's unistd header
     * @param function the kernel's function, such as {@code sys_open} or {@code compat_sys_open}; {@code sys_ni_syscall}
     *     if there is none
     * @param nativeFunction the function for the native entry of the same row; differs from {@code function} on i386
     */
    record Row(Abi abi, int number, String name, String function, String nativeFunction) {
        boolean isImplemented() {
            return !function.equals("sys_ni_syscall");
        }
    }

    static List<Row> read(Path kernel, Abi abi) {
        return switch (abi) {
            case X86_64 -> read(kernel.resolve("arch/x86/entry/syscalls/syscall_64.tbl"), abi, Set.of("common", "64"));
            case I386 -> read(kernel.resolve("arch/x86/entry/syscalls/syscall_32.tbl"), abi, Set.of("i386"));
            case ARM64 ->
                read(
                        kernel.resolve("arch/arm64/tools/syscall_64.tbl"),
                        abi,
                        Set.of("common", "64", "renameat", "rlimit", "memfd_secret"));
            case RISCV64 ->
                read(
                        kernel.resolve("scripts/syscall.tbl"),
                        abi,
                        Set.of("common", "64", "riscv", "rlimit", "memfd_secret"));
        };
    }

    /** Columns: number, abi, name, function, function of the compat entry ({@code -} for none). */
    private static List<Row> read(Path table, Abi abi, Set<String> abis) {
        List<Row> rows = new ArrayList<>();
        for (TableFile.Row line : TableFile.read(table)) {
            List<String> words = line.left();
            if (words.size() < 3 || !abis.contains(words.get(1))) {
                continue;
            }
            String nativeFunction = words.size() > 3 ? words.get(3) : "sys_ni_syscall";
            boolean compat =
                    abi == Abi.I386 && words.size() > 4 && !words.get(4).equals("-");
            rows.add(new Row(
                    abi,
                    Integer.parseInt(words.get(0)),
                    words.get(2),
                    compat ? words.get(4) : nativeFunction,
                    nativeFunction));
        }
        return rows;
    }
}
