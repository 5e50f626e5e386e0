package org.syscalltrack.bpf.lower;

import java.util.function.Consumer;
import org.syscalltrack.bpf.hook.HookObjects;
import org.syscalltrack.dsl.plan.AddressSource;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.FieldSource;
import org.syscalltrack.dsl.plan.IntegerSource;
import org.syscalltrack.dsl.plan.PathSource;
import org.syscalltrack.dsl.plan.SourceSearch;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.dsl.plan.StringSource;

/** What asks for parameters of the call, which an operation without a system call does not have. */
final class ParameterUse {
    private final boolean missing;
    private final HookObjects objects;
    private final SourceSearch search = new SourceSearch(this::asks, this::asks, this::asks);

    /**
     * Says what is missing.
     *
     * @param missing whether parameters are
     * @param objects what the hook gives in their place
     */
    ParameterUse(boolean missing, HookObjects objects) {
        this.missing = missing;
        this.objects = objects;
    }

    /** Whether the value is missing here. */
    boolean isMissing(FieldSource value) {
        return missing && search.finds(value);
    }

    /** Whether the string is missing here. */
    boolean isMissing(StringSource source) {
        return missing && asks(source);
    }

    /** Whether a filter asks for parameters that the hook does not give. */
    boolean asks(Condition condition) {
        return search.finds(condition);
    }

    /** Shows each integer that a step's filter and event ask for. */
    static void forEachInteger(Step step, Consumer<IntegerSource> consumer) {
        SourceSearch each = new SourceSearch(
                source -> {
                    consumer.accept(source);
                    return false;
                },
                source -> false,
                source -> false);
        each.finds(step);
    }

    private boolean asks(IntegerSource source) {
        return !(source instanceof IntegerSource.ProcessNumber) && !objects.gives(source);
    }

    private boolean asks(AddressSource source) {
        return objects.address(source.parameter()).isEmpty();
    }

    private boolean asks(StringSource source) {
        if (source instanceof StringSource.Path path) {
            return path.source() instanceof PathSource.Real real
                    ? objects.path(real).isEmpty()
                    : path.source() instanceof PathSource.Lexical;
        }
        return !(source instanceof StringSource.ProcessName);
    }
}
