package org.syscalltrack.kmod.lower;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.Argument;
import org.syscalltrack.dsl.catalog.Direction;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.plan.IntegerSource;
import org.syscalltrack.dsl.plan.StringSource;
import org.syscalltrack.dsl.plan.When;

/**
 * One entry of a call: the functions that read its parameters, each written when it is first asked for, and the places
 * for its strings.
 */
final class EntryCode {
    private final SystemCall call;
    private final Entry entry;
    private final String prefix;
    private final Use use;
    private final Map<String, String> functions = new LinkedHashMap<>();
    private final Map<IntegerSource, String> accessors = new HashMap<>();
    private final Map<Object, Integer> strings = new LinkedHashMap<>();
    private final Set<String> kept = new LinkedHashSet<>();
    private final Set<String> keptNumbers = new LinkedHashSet<>();

    EntryCode(SystemCall call, Entry entry, String prefix, Use use) {
        this.call = call;
        this.entry = entry;
        this.prefix = prefix;
        this.use = use;
    }

    SystemCall call() {
        return call;
    }

    Entry entry() {
        return entry;
    }

    /** What all names of this entry begin with. */
    String prefix() {
        return prefix;
    }

    Use use() {
        return use;
    }

    boolean isCompat() {
        return entry.abi() == Abi.I386;
    }

    Parameter parameter(int index) {
        return call.parameters().get(index);
    }

    Argument place(int parameter) {
        return entry.arguments().get(parameter);
    }

    /** Whether the call reads what is behind a parameter, so that rules after the call see what was there before. */
    boolean isInput(int parameter) {
        return parameter(parameter).direction() != Direction.OUT;
    }

    /** A name for what is read of a parameter. */
    String nameOf(int parameter, String suffix) {
        return prefix + "_" + parameter(parameter).name() + suffix;
    }

    /** The name for what reads a value: two parts of one field are two values. */
    String accessor(IntegerSource value, String name) {
        return accessors.computeIfAbsent(value, any -> {
            String unique = name;
            for (int number = 2; accessors.containsValue(unique); number++) {
                unique = name + "_" + number;
            }
            return unique;
        });
    }

    /** Writes a function unless it is there. */
    void function(String name, Supplier<String> text) {
        if (!functions.containsKey(name)) {
            // What it calls is written meanwhile, and so stands in front of it.
            functions.put(name, text.get());
        }
    }

    /** The functions so far, each in front of those that call it. */
    List<String> functions() {
        return List.copyOf(functions.values());
    }

    /** The place of a string among the call's, for both times or for one. */
    String stringPlace(StringSource source, boolean sameAtBothTimes, When when) {
        Object key = sameAtBothTimes ? source : List.of(source, when);
        int place = strings.computeIfAbsent(key, any -> strings.size());
        use.strings(strings.size());
        return "&call->strings[" + place + "]";
    }

    /** A place for a part of a socket address. */
    String partPlace(Object part) {
        int place = strings.computeIfAbsent(part, any -> strings.size());
        use.strings(strings.size());
        return "&call->strings[" + place + "]";
    }

    /** Says that an accessor's string is to be read at the entry, since a rule after the call asks for it. */
    void keep(String accessor) {
        kept.add(accessor);
    }

    /** The accessors whose strings are read at the entry. */
    Set<String> kept() {
        return kept;
    }

    /** The place of a number that is read at the entry for a rule after the call. */
    int keepNumber(String accessor) {
        keptNumbers.add(accessor);
        use.numbers(keptNumbers.size());
        return List.copyOf(keptNumbers).indexOf(accessor);
    }

    /** The accessors whose numbers are read at the entry, in the order of their places. */
    Set<String> keptNumbers() {
        return keptNumbers;
    }

    /** Whether arguments lie behind a pointer, and in which slot that is; -1: none do. */
    int memorySlot() {
        for (Argument argument : entry.arguments()) {
            if (argument instanceof Argument.Memory memory) {
                return memory.pointerSlot();
            }
        }
        return -1;
    }
}
