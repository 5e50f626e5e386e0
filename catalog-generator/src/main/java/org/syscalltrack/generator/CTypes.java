package org.syscalltrack.generator;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.IntegerType;

/** What the kernel's C types are in a register. */
final class CTypes {
    private static final Pattern STRUCT_POINTER = Pattern.compile("(?:const )?(?:struct|union) (\\w+) \\*(?: const)?");

    /** {@code word}: as wide as a register of the ABI. On i386 the entry stubs widen every register by zeroes. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("int", "s32"),
            Map.entry("unsigned int", "u32"),
            Map.entry("unsigned", "u32"),
            Map.entry("long", "sword"),
            Map.entry("unsigned long", "uword"),
            Map.entry("uintptr_t", "uword"),
            Map.entry("size_t", "uword"),
            Map.entry("ssize_t", "sword"),
            Map.entry("off_t", "sword"),
            Map.entry("loff_t", "s64"),
            Map.entry("umode_t", "u16"),
            Map.entry("uid_t", "u32"),
            Map.entry("gid_t", "u32"),
            Map.entry("qid_t", "u32"),
            Map.entry("old_uid_t", "u16"),
            Map.entry("old_gid_t", "u16"),
            Map.entry("pid_t", "s32"),
            Map.entry("key_t", "s32"),
            Map.entry("clockid_t", "s32"),
            Map.entry("timer_t", "s32"),
            Map.entry("mqd_t", "s32"),
            Map.entry("key_serial_t", "s32"),
            Map.entry("rwf_t", "s32"),
            Map.entry("s32", "s32"),
            Map.entry("__s32", "s32"),
            Map.entry("u32", "u32"),
            Map.entry("__u32", "u32"),
            Map.entry("u64", "u64"),
            Map.entry("__u64", "u64"),
            Map.entry("aio_context_t", "uword"),
            Map.entry("old_sigset_t", "uword"),
            Map.entry("cap_user_header_t", "uword"),
            Map.entry("cap_user_data_t", "uword"),
            Map.entry("__sighandler_t", "uword"),
            Map.entry("enum landlock_rule_type", "u32"),
            Map.entry("compat_uptr_t", "u32"),
            Map.entry("compat_aio_context_t", "u32"),
            Map.entry("compat_size_t", "u32"),
            Map.entry("compat_ssize_t", "s32"),
            Map.entry("compat_long_t", "s32"),
            Map.entry("compat_ulong_t", "u32"),
            Map.entry("compat_uint_t", "u32"),
            Map.entry("compat_off_t", "s32"),
            Map.entry("compat_pid_t", "s32"),
            Map.entry("compat_mode_t", "u16"));

    private CTypes() {}

    /** One blank between words and before stars, none between stars, no address space marks. */
    static String normalise(String type) {
        String plain = type.replaceAll("\\b__(user|force|percpu)\\b", " ").replace("*", " * ");
        String words = plain.strip().replaceAll("\\s+", " ");
        return words.replaceAll("\\* (?=\\*)", "*");
    }

    static boolean isPointer(String type) {
        return type.contains("*");
    }

    /** The struct that a pointer type points at. */
    static Optional<String> struct(String type) {
        Matcher matcher = STRUCT_POINTER.matcher(type);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The type of the register that carries a parameter of C type {@code type} in {@code abi}. */
    static IntegerType register(String type, Abi abi) {
        int word = abi.pointerBytes() * 8;
        if (isPointer(type)) {
            return new IntegerType(word, false);
        }
        String plain = type.replaceAll("\\bconst\\b", "").strip().replaceAll("\\s+", " ");
        String label = TYPES.get(plain);
        if (label == null) {
            throw new GeneratorException("the C type '" + type + "' is not in CTypes");
        }
        if (label.endsWith("word")) {
            return new IntegerType(word, label.charAt(0) == 's' && word == 64);
        }
        return IntegerType.of(label);
    }
}
