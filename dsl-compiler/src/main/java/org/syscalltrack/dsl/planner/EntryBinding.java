package org.syscalltrack.dsl.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.catalog.ValueRole;
import org.syscalltrack.dsl.model.ConstantFolder;
import org.syscalltrack.dsl.model.FieldReference;
import org.syscalltrack.dsl.model.IntegerValue;
import org.syscalltrack.dsl.model.ParameterReference;
import org.syscalltrack.dsl.model.RuleSet;
import org.syscalltrack.dsl.model.Signedness;
import org.syscalltrack.dsl.model.StructFields;
import org.syscalltrack.dsl.plan.SourceLabels;

/** One entry of one call, to which rules are bound; and the parameter that {@code *} means at the moment. */
final class EntryBinding {
    private final RuleSet ruleSet;
    private final SystemCall call;
    private final Entry entry;
    private final OptionalInt star;
    private final StructFields fields;
    private final Signedness signedness;
    private final ConstantFolder folder;

    EntryBinding(RuleSet ruleSet, SystemCall call, Entry entry) {
        this(ruleSet, call, entry, OptionalInt.empty());
    }

    private EntryBinding(RuleSet ruleSet, SystemCall call, Entry entry, OptionalInt star) {
        this.ruleSet = ruleSet;
        this.call = call;
        this.entry = entry;
        this.star = star;
        this.fields = new StructFields(ruleSet.catalog(), ruleSet.architecture().nativeAbi());
        this.signedness = new Signedness(fields, call);
        this.folder = new ConstantFolder(ruleSet.catalog(), entry.abi());
    }

    SystemCall call() {
        return call;
    }

    Entry entry() {
        return entry;
    }

    Signedness signedness() {
        return signedness;
    }

    /** The value of a constant expression in the entry's ABI, if it is one. */
    OptionalLong constant(IntegerValue value) {
        return folder.fold(value);
    }

    /** The value of a constant of the kernel's headers, which the checker has seen in this ABI. */
    long kernelConstant(String name) {
        return ruleSet.catalog()
                .constant(name, entry.abi())
                .orElseThrow(() -> new IllegalStateException(name + " is not on " + entry.abi()));
    }

    Catalog catalog() {
        return ruleSet.catalog();
    }

    boolean isCompat() {
        return entry.abi() != ruleSet.architecture().nativeAbi();
    }

    /** The 0-based position of the parameter that a reference means. */
    int index(ParameterReference reference) {
        return reference.isAll() ? star.orElseThrow() : reference.indexIn(call);
    }

    Parameter parameter(ParameterReference reference) {
        return call.parameters().get(index(reference));
    }

    /** The name of a parameter in events, from 0. */
    String label(int parameter) {
        return SourceLabels.of(call).parameter(parameter);
    }

    StructFields.Place place(FieldReference field) {
        return fields.of(call, entry, field)
                .or(() -> fields.canonical(call, field))
                .orElseThrow(() -> new IllegalStateException(call.name() + " has no field " + field));
    }

    /** The position of the parameter with the length of the struct or buffer behind another one. */
    OptionalInt lengthOf(Parameter parameter) {
        String name = parameter.kind() instanceof ParameterKind.SocketAddress address
                ? address.length()
                : parameter.kind() instanceof ParameterKind.Buffer buffer
                        ? buffer.length()
                        : parameter.kind() instanceof ParameterKind.Struct struct
                                ? struct.size().orElse("")
                                : "";
        int index = name.isEmpty() ? -1 : call.indexOf(name);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** A binding for each file that {@code *} means: paths, and descriptors that are no path's directory. */
    List<EntryBinding> forEachFile() {
        List<EntryBinding> bindings = new ArrayList<>();
        for (int index = 0; index < call.parameters().size(); index++) {
            ParameterKind kind = call.parameters().get(index).kind();
            boolean descriptor = kind instanceof ParameterKind.Value value && value.role() == ValueRole.DESCRIPTOR;
            if (descriptor || kind instanceof ParameterKind.Path) {
                bindings.add(new EntryBinding(ruleSet, call, entry, OptionalInt.of(index)));
            }
        }
        return bindings;
    }
}
