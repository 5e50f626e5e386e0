package org.syscalltrack.benchmarks.instructions;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Filters that compare a path with many strings: in C as nested switches on words of eight bytes. */
final class StringFilters {
    /** Of each string, with its NUL. */
    private static final int BYTES = 24;

    private static final String HEADER = "# call: unlink\n# match: %s\n# other: /srv/0000/keys/file000x\n";

    private StringFilters() {}

    /** One rule with a set of so many strings. */
    static CountedFilter set(int strings) {
        String set = strings(strings).stream().collect(Collectors.joining("\", \"", "{ \"", "\" }"));
        String rules = rule("set", "PARAMS[1] in " + set);
        return new CountedFilter(strings + " strings", header(strings) + rules, program(strings));
    }

    /** So many rules with a string each. */
    static CountedFilter rules(int strings) {
        String rules = strings(strings).stream()
                .map(string -> rule("r" + string.substring(5, 9), "PARAMS[1] == \"" + string + "\""))
                .collect(Collectors.joining());
        return new CountedFilter(strings + " rules", header(strings) + rules, program(strings));
    }

    private static String header(int strings) {
        return HEADER.formatted(string(strings / 2));
    }

    private static String rule(String name, String filter) {
        return "rule {\n  syscall_name = unlink\n  rule_name = " + name + "\n  abi = native\n  filter_expression { "
                + filter + " }\n  action { type = LOG log_format { %comm : %params by %euid } }\n}\n";
    }

    private static List<String> strings(int count) {
        return IntStream.range(0, count).mapToObj(StringFilters::string).toList();
    }

    private static String string(int number) {
        return String.format(Locale.ROOT, "/srv/%04d/keys/file%04d", number, number);
    }

    private static String program(int strings) {
        return """
                #include "filter.h"

                SEC("fentry/__x64_sys_unlink") int filter(u64 *context)
                {
                	struct pt_regs *registers = (struct pt_regs *) context[0];
                	struct task_struct *task = bpf_get_current_task_btf();
                	struct event *event = room();
                	u64 length, *words;

                	if (!event)
                		return 0;
                	length = read_path(event, registers->di);
                	if (length != %d)
                		return 0;
                	words = (u64 *) event->path;
                %s	return 0;
                }
                """.formatted(BYTES, switches(strings(strings), 0));
    }

    private static String switches(List<String> strings, int word) {
        if (word * Long.BYTES == BYTES) {
            return "return send(event, task, length, length);\n";
        }
        TreeMap<Long, List<String>> cases = new TreeMap<>();
        for (String string : strings) {
            byte[] bytes = (string + "\0").getBytes(StandardCharsets.US_ASCII);
            long value = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(word * Long.BYTES);
            cases.computeIfAbsent(value, key -> new ArrayList<>()).add(string);
        }
        StringBuilder text = new StringBuilder("switch (words[" + word + "]) {\n");
        cases.forEach((value, rest) -> text.append("case 0x")
                .append(Long.toHexString(value))
                .append("ull:\n")
                .append(switches(rest, word + 1))
                .append("break;\n"));
        return text.append("}\n").toString();
    }
}
