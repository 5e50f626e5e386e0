package org.syscalltrack.dsl.syntax;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.syscalltrack.dsl.diagnostic.NearestNames;

/**
 * The form that a member's value has in the text. The member's name decides it, and one name has one form everywhere;
 * which members may stand where is the checker's business.
 */
public enum MemberForm {
    /** {@code name = expression}. */
    EXPRESSION(
            "rule_name description severity tags enabled when on_unreadable partial abi"
                    + " type error_code signal on_timeout key continue param value test_name rule log"
                    + " COMM PCOMM EXE CWD CGROUP CGROUPID UID EUID SUID FSUID GID EGID SGID FSGID LOGINUID AUDITSESSION"
                    + " PID TID PPID SESSION MNTNS PIDNS NETNS USERNS CAPS",
            true),
    /** {@code name { member… }}. */
    BLOCK("action process expect PARENT", false),
    /** {@code name { expression }}. */
    FILTER("filter_expression", false),
    /** {@code name { raw text }}. */
    LOG_FORMAT("log_format", false),
    /** {@code name = call, %class, *}. */
    SYSCALL_NAMES("syscall_name", true),
    /** {@code name = 10/s burst 50}. */
    RATE("rate", true),
    /** {@code name = 30s}. */
    DURATION("timeout", true),
    /** {@code name = call(arguments) -> result}. */
    TEST_CALL("call", true),
    /** {@code name} alone. */
    NONE("nothing", false);

    private static final Map<String, MemberForm> BY_NAME = byName();
    private static final Map<String, String> RIGHT_CASE = rightCase();

    private final String names;
    private final boolean takesEquals;

    MemberForm(String names, boolean takesEquals) {
        this.names = names;
        this.takesEquals = takesEquals;
    }

    /** Whether {@code =} stands between name and value. */
    public boolean takesEquals() {
        return takesEquals;
    }

    /** The form of a member that is known by exactly this name. */
    public static Optional<MemberForm> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The known name that differs from this one at most by case. */
    public static Optional<String> inRightCase(String name) {
        return Optional.ofNullable(RIGHT_CASE.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The form of the known name that is nearest to this unknown one, so that its value can be read all the same. */
    public static Optional<MemberForm> ofNearest(String name) {
        return NearestNames.best(name, BY_NAME.keySet()).map(BY_NAME::get);
    }

    /** All names that a member can have somewhere. */
    public static Collection<String> allNames() {
        return BY_NAME.keySet();
    }

    private static Map<String, MemberForm> byName() {
        Map<String, MemberForm> forms = new LinkedHashMap<>();
        for (MemberForm form : values()) {
            List.of(form.names.split(" ")).forEach(name -> forms.put(name, form));
        }
        return Collections.unmodifiableMap(forms);
    }

    private static Map<String, String> rightCase() {
        Map<String, String> names = new LinkedHashMap<>();
        BY_NAME.keySet().forEach(name -> names.put(name.toLowerCase(Locale.ROOT), name));
        return Collections.unmodifiableMap(names);
    }
}
