package org.syscalltrack.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.ArgumentTest;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.ConstantGroup;
import org.syscalltrack.dsl.catalog.Direction;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.HookFact;
import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.dsl.catalog.Presentation;
import org.syscalltrack.dsl.catalog.StructLayout;
import org.syscalltrack.dsl.catalog.SystemCall;

/** What the catalog knows of a call, for people. */
final class CallText {
    private static final int LINE = 100;
    private static final String INDENT = "  ";

    private final Catalog catalog;
    private final Set<Abi> abis;
    private final StringBuilder out = new StringBuilder();

    CallText(Catalog catalog, Set<Abi> abis) {
        this.catalog = catalog;
        this.abis = abis;
    }

    /** A call as C declares it, then its numbers: {@code unlink(const char *pathname)  x86_64 87, i386 10}. */
    String line(SystemCall call) {
        String numbers = abis.stream()
                .flatMap(abi -> call.entry(abi).stream())
                .map(entry -> entry.abi().label() + " " + entry.number())
                .collect(Collectors.joining(", "));
        return signature(call) + "  " + numbers;
    }

    static String signature(SystemCall call) {
        return call.parameters().stream()
                .map(parameter -> parameter.cType() + (parameter.cType().endsWith("*") ? "" : " ") + parameter.name())
                .collect(Collectors.joining(", ", call.name() + "(", ")"));
    }

    /** All about one call. */
    String everything(SystemCall call) {
        out.setLength(0);
        out.append(signature(call)).append('\n');
        row("result", call.result().label());
        row("aliases", String.join(" ", call.aliases()));
        row("since", call.since().map(version -> "Linux " + version).orElse(""));
        row(
                "classes",
                call.classes().stream()
                        .sorted()
                        .map(callClass -> "%" + callClass.label())
                        .collect(Collectors.joining(" ")));
        row(
                "traits",
                call.traits().stream().sorted().map(trait -> trait.label()).collect(Collectors.joining(" ")));
        row(
                "instead",
                call.sibling().map(sibling -> sibling + ", where it is missing").orElse(""));
        entries(call);
        parameters(call);
        structs(call);
        groups(call);
        hooks(call);
        return out.toString();
    }

    private void row(String label, String text) {
        if (!text.isEmpty()) {
            out.append(INDENT)
                    .append(String.format(Locale.ROOT, "%-9s", label))
                    .append(text)
                    .append('\n');
        }
    }

    private void heading(String text) {
        out.append(INDENT).append(text).append('\n');
    }

    private void item(String text) {
        out.append(INDENT).append(INDENT).append(text).append('\n');
    }

    private void entries(SystemCall call) {
        heading("entries");
        for (Abi abi : abis) {
            for (Entry entry : call.entries(abi)) {
                String subcall = entry.selector()
                        .map(selector -> ", where argument " + (selector.slot() + 1) + " is " + selector.value())
                        .orElse("");
                item(abi.label() + " " + entry.number() + " " + entry.name() + " (" + entry.symbol() + ")" + subcall);
            }
        }
    }

    private void parameters(SystemCall call) {
        if (call.parameters().isEmpty()) {
            return;
        }
        heading("parameters");
        for (Parameter parameter : call.parameters()) {
            String kernelName = parameter.kernelName().equals(parameter.name())
                    ? ""
                    : " (the kernel's " + parameter.kernelName() + ")";
            String direction = parameter.direction() == Direction.IN
                    ? ""
                    : parameter.direction() == Direction.OUT ? ", written by the kernel" : ", read and written";
            item(parameter.name() + kernelName + ": " + parameter.kind().accept(new KindWords()) + direction
                    + catalog.groupOf(call, parameter)
                            .map(group -> ", " + group.name())
                            .orElse("")
                    + catalog.presentation(call, parameter).cases().stream()
                            .filter(shown -> shown.form() == Presentation.Form.HIDDEN)
                            .map(shown -> ", not looked at if " + test(shown.test()))
                            .collect(Collectors.joining()));
        }
    }

    private void structs(SystemCall call) {
        Set<String> names = new LinkedHashSet<>();
        for (Parameter parameter : call.parameters()) {
            structOf(parameter.kind()).ifPresent(names::add);
        }
        for (String name : names) {
            catalog.struct(name)
                    .ifPresent(struct -> abis.stream()
                            .flatMap(abi -> struct.layout(abi).stream())
                            .findFirst()
                            .ifPresent(layout -> {
                                heading("struct " + name);
                                wrapped(layout.fields().stream()
                                        .map(StructLayout.Field::name)
                                        .toList());
                                if (!struct.variants().isEmpty()) {
                                    item("by " + struct.discriminant().orElse("") + ":");
                                    wrapped(struct.variants().stream()
                                            .map(variant -> variant.constant() + " " + variant.struct())
                                            .toList());
                                }
                            }));
        }
    }

    static Optional<String> structOf(ParameterKind kind) {
        if (kind instanceof ParameterKind.Struct struct) {
            return Optional.of(struct.struct());
        }
        if (kind instanceof ParameterKind.StructArray array) {
            return Optional.of(array.struct());
        }
        return kind instanceof ParameterKind.SocketAddress ? Optional.of("sockaddr") : Optional.empty();
    }

    private void groups(SystemCall call) {
        Set<ConstantGroup> groups = new LinkedHashSet<>();
        for (Parameter parameter : call.parameters()) {
            catalog.groupOf(call, parameter).ifPresent(groups::add);
            catalog.presentation(call, parameter)
                    .cases()
                    .forEach(shown -> shown.group().ifPresent(groups::add));
        }
        for (ConstantGroup group : groups) {
            heading(group.name() + (group.style() == ConstantGroup.Style.CHOICE ? ", one of" : ", any of"));
            for (ConstantGroup.Field field : group.fields()) {
                wrapped(field.members());
            }
            wrapped(group.members());
        }
    }

    private void wrapped(List<String> words) {
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            if (line.length() + word.length() + 1 > LINE) {
                item(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        if (line.length() > 0) {
            item(line.toString());
        }
    }

    private void hooks(SystemCall call) {
        if (call.hooks().isEmpty()) {
            return;
        }
        heading("security hooks before its effects");
        call.hooks().forEach(hook -> item(hook(hook)));
    }

    private static String hook(HookFact hook) {
        List<String> words = new ArrayList<>();
        words.add(hook.hook() + ", " + hook.coverage().name().toLowerCase(Locale.ROOT) + ": " + hook.effect());
        hook.condition().forEach(test -> words.add("if " + test(test)));
        if (!hook.alreadyDone().isEmpty()) {
            words.add("by then " + hook.alreadyDone());
        }
        hook.error()
                .ifPresent(error -> words.add("the caller gets " + error
                        + hook.changedError().map(changed -> " for " + changed).orElse("")));
        if (!hook.abis().isEmpty()) {
            words.add(hook.abis().stream().sorted().map(Abi::label).collect(Collectors.joining(", ", "on ", "")));
        }
        hook.since().ifPresent(version -> words.add("since " + version));
        hook.until().ifPresent(version -> words.add("until " + version));
        return String.join("; ", words);
    }

    static String test(ArgumentTest test) {
        return test.parameter()
                + (test.mask().isEmpty() ? "" : " & " + String.join("|", test.mask()))
                + (test.negated() ? " is not " : " is ")
                + String.join(" or ", test.values());
    }

    private static final class KindWords implements ParameterKind.Visitor<String> {
        @Override
        public String value(ParameterKind.Value kind) {
            return kind.role().label();
        }

        @Override
        public String userString(ParameterKind.UserString kind) {
            return "string";
        }

        @Override
        public String path(ParameterKind.Path kind) {
            String link = switch (kind.lastLink()) {
                case FOLLOW -> "a link at its end is followed";
                case KEEP -> "a link at its end is not followed";
                case FOLLOW_UNLESS_FLAG ->
                    "a link at its end is followed unless " + kind.flags().orElse("the flags") + " say otherwise";
                case KEEP_UNLESS_FLAG ->
                    "a link at its end is not followed unless " + kind.flags().orElse("the flags") + " say so";
            };
            return "path" + kind.directory().map(name -> " from " + name).orElse("") + ", " + link;
        }

        @Override
        public String buffer(ParameterKind.Buffer kind) {
            return "bytes, as many as " + kind.length() + " says" + (kind.filledByResult() ? " and the result" : "");
        }

        @Override
        public String socketAddress(ParameterKind.SocketAddress kind) {
            return "socket address of " + kind.length() + " bytes";
        }

        @Override
        public String struct(ParameterKind.Struct kind) {
            return "struct " + kind.struct();
        }

        @Override
        public String structArray(ParameterKind.StructArray kind) {
            return "array of struct " + kind.struct() + ", as many as " + kind.count() + " says";
        }

        @Override
        public String stringArray(ParameterKind.StringArray kind) {
            return "array of strings";
        }

        @Override
        public String integers(ParameterKind.Integers kind) {
            return kind.count() == 1 ? "pointer to an integer" : "array of " + kind.count() + " integers";
        }

        @Override
        public String pointer(ParameterKind.Pointer kind) {
            return "pointer";
        }
    }
}
