package org.syscalltrack.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.ConstantGroup;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.HookFact;
import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.dsl.catalog.StructLayout;
import org.syscalltrack.dsl.catalog.StructType;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.diagnostic.JsonWriter;

/** What the catalog knows of calls, for programs: the calls, and the structs and groups of constants that they use. */
final class CallJson {
    private final Catalog catalog;
    private final Set<Abi> abis;
    private final Set<String> structs = new TreeSet<>();
    private final Map<String, ConstantGroup> groups = new TreeMap<>();

    CallJson(Catalog catalog, Set<Abi> abis) {
        this.catalog = catalog;
        this.abis = abis;
    }

    String write(List<SystemCall> calls) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put(
                "provenance",
                catalog.provenance().stream()
                        .filter(line -> line.startsWith("source "))
                        .toList());
        whole.put("calls", calls.stream().map(this::call).toList());
        whole.put("structs", structs());
        Map<String, Object> named = new LinkedHashMap<>();
        groups.forEach((name, group) -> named.put(name, group(group)));
        whole.put("groups", named);
        return JsonWriter.write(whole);
    }

    private Map<String, Object> call(SystemCall call) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", call.name());
        object.put("signature", CallText.signature(call));
        object.put("aliases", call.aliases());
        object.put("result", call.result().label());
        call.since().ifPresent(since -> object.put("since", since));
        call.sibling().ifPresent(sibling -> object.put("sibling", sibling));
        object.put(
                "classes", call.classes().stream().sorted().map(c -> c.label()).toList());
        object.put("traits", call.traits().stream().sorted().map(t -> t.label()).toList());
        object.put(
                "entries",
                abis.stream()
                        .flatMap(abi -> call.entries(abi).stream())
                        .map(CallJson::entry)
                        .toList());
        object.put(
                "parameters",
                call.parameters().stream()
                        .map(parameter -> parameter(call, parameter))
                        .toList());
        object.put("hooks", call.hooks().stream().map(CallJson::hook).toList());
        return object;
    }

    private static Map<String, Object> entry(Entry entry) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("abi", entry.abi().label());
        object.put("number", entry.number());
        object.put("name", entry.name());
        object.put("symbol", entry.symbol());
        entry.selector().ifPresent(selector -> object.put("subcall", Math.toIntExact(selector.value())));
        return object;
    }

    private Map<String, Object> parameter(SystemCall call, Parameter parameter) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", parameter.name());
        object.put("kernel_name", parameter.kernelName());
        object.put("type", parameter.cType());
        object.put("integer", parameter.type().label());
        object.put("direction", parameter.direction().name().toLowerCase(Locale.ROOT));
        object.put("kind", kind(parameter));
        CallText.structOf(parameter.kind()).ifPresent(struct -> {
            object.put("struct", struct);
            structs.add(struct);
        });
        catalog.groupOf(call, parameter).ifPresent(group -> {
            object.put("group", group.name());
            groups.put(group.name(), group);
        });
        List<Object> cases = new ArrayList<>();
        catalog.presentation(call, parameter).cases().forEach(shown -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("if", CallText.test(shown.test()));
            one.put("form", shown.form().name().toLowerCase(Locale.ROOT));
            shown.group().ifPresent(group -> {
                one.put("group", group.name());
                groups.put(group.name(), group);
            });
            cases.add(one);
        });
        if (!cases.isEmpty()) {
            object.put("cases", cases);
        }
        return object;
    }

    private static String kind(Parameter parameter) {
        return parameter.kind() instanceof ParameterKind.Value value
                ? value.role().label()
                : parameter.kind().getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> hook(HookFact hook) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("hook", hook.hook());
        object.put("coverage", hook.coverage().name().toLowerCase(Locale.ROOT));
        object.put("if", hook.condition().stream().map(CallText::test).toList());
        object.put("effect", hook.effect());
        object.put("done", hook.alreadyDone());
        hook.error().ifPresent(error -> object.put("error", error));
        hook.changedError().ifPresent(error -> object.put("error_of", error));
        hook.since().ifPresent(version -> object.put("since", version));
        hook.until().ifPresent(version -> object.put("until", version));
        object.put("abis", hook.abis().stream().sorted().map(Abi::label).toList());
        object.put(
                "carries",
                hook.objects().stream()
                        .map(carried -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("argument", carried.argument());
                            one.put("type", carried.type().name().toLowerCase(Locale.ROOT));
                            carried.parameter().ifPresent(name -> one.put("parameter", name));
                            return one;
                        })
                        .toList());
        return object;
    }

    private Map<String, Object> structs() {
        Map<String, Object> named = new LinkedHashMap<>();
        for (String name : structs) {
            catalog.struct(name).ifPresent(struct -> named.put(name, struct(struct)));
        }
        return named;
    }

    private Map<String, Object> struct(StructType struct) {
        Map<String, Object> byAbi = new LinkedHashMap<>();
        for (Abi abi : abis) {
            struct.layout(abi).ifPresent(layout -> {
                Map<String, Object> object = new LinkedHashMap<>();
                object.put("size", layout.size());
                Map<String, Object> offsets = new LinkedHashMap<>();
                for (StructLayout.Field field : layout.fields()) {
                    offsets.put(field.name(), field.offset());
                }
                object.put("offsets", offsets);
                byAbi.put(abi.label(), object);
            });
        }
        return byAbi;
    }

    /** The members with their values, by ABI where they differ. */
    private Map<String, Object> group(ConstantGroup group) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("style", group.style().name().toLowerCase(Locale.ROOT));
        Map<String, Object> values = new LinkedHashMap<>();
        group.fields().forEach(field -> field.members().forEach(member -> values.put(member, values(member))));
        group.members().forEach(member -> values.put(member, values(member)));
        object.put("members", values);
        return object;
    }

    private Map<String, Object> values(String constant) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Abi abi : abis) {
            catalog.constant(constant, abi).ifPresent(value -> values.put(abi.label(), "0x" + Long.toHexString(value)));
        }
        return values;
    }
}
