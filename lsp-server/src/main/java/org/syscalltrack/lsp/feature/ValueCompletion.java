package org.syscalltrack.lsp.feature;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.lsp4j.CompletionItemKind;
import org.syscalltrack.dsl.catalog.CallClass;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.ConstantGroup;
import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.dsl.catalog.StructType;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.catalog.ValueRole;
import org.syscalltrack.dsl.check.Vocabulary;
import org.syscalltrack.dsl.model.StructFields;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.lsp.program.View;

/** What can stand as a value: words, calls, operands of expressions. */
final class ValueCompletion {
    private static final Set<String> PATH_FUNCTIONS = Set.of("PATH", "REALPATH", "FILE");
    private static final List<String> FILE_FIELDS = List.of("ino", "dev", "mode", "uid", "gid");

    private final View view;
    private final CursorContext context;
    private final Completions completions;
    private final List<SystemCall> calls;
    private final Catalog catalog;

    ValueCompletion(View view, CursorContext context, Completions completions, List<SystemCall> calls) {
        this.view = view;
        this.context = context;
        this.completions = completions;
        this.calls = calls;
        this.catalog = view.settings().catalog();
    }

    /** The value of a member. */
    void value(String member) {
        List<String> choices = Vocabulary.choices(member);
        if (!choices.isEmpty()) {
            String about = member.equals("type") ? "action" : "choice";
            choices.forEach(choice -> completions.word(choice, CompletionItemKind.EnumMember, about, ""));
            return;
        }
        switch (member) {
            case "syscall_name" -> callNames(true);
            case "call" -> callNames(false);
            case "rule" -> ProgramNames.of(view).rules().keySet().forEach(this::ruleName);
            case "error_code" -> constants("E", "error number");
            case "signal" -> constants("SIG", "signal");
            case "param" -> parameters(false);
            case "rule_name", "test_name", "description", "log", "rate", "timeout" -> {
                // The user's own words.
            }
            default -> operand();
        }
    }

    private String lastText() {
        return context.previous().map(CursorContext.Word::text).orElse("");
    }

    private void ruleName(String name) {
        boolean isWord = name.matches("[A-Za-z_][A-Za-z0-9_]*");
        completions.word(isWord ? name : '"' + name + '"', CompletionItemKind.Reference, "rule", "rule");
    }

    private void callNames(boolean inRule) {
        Set<String> present = new TreeSet<>(context.callWords());
        if (inRule) {
            for (CallClass callClass : CallClass.values()) {
                completions.word("%" + callClass.label(), CompletionItemKind.Class, "class", "class of calls");
            }
            completions.word("*", CompletionItemKind.Class, "class", "every call");
        }
        for (SystemCall call : catalog.calls()) {
            boolean isHere = call.isOn(view.settings().architecture().nativeAbi());
            if (isHere && !present.contains(call.name())) {
                String detail = Signature.of(call);
                if (inRule) {
                    completions.word(call.name(), CompletionItemKind.Function, "call", detail);
                } else {
                    completions.snippet(
                            call.name(),
                            CompletionItemKind.Function,
                            "call",
                            detail,
                            call.name() + "(" + places(call) + ")");
                }
            }
        }
    }

    private static String places(SystemCall call) {
        List<String> places = new ArrayList<>();
        for (Parameter parameter : call.parameters()) {
            boolean text = parameter.kind() instanceof ParameterKind.Path
                    || parameter.kind() instanceof ParameterKind.UserString;
            String name = parameter.name();
            places.add("${" + (places.size() + 1) + ":" + (text ? '"' + name + '"' : name) + "}");
        }
        return String.join(", ", places);
    }

    private void constants(String prefix, String detail) {
        for (String name : catalog.constantNames()) {
            boolean fits = prefix.equals("E")
                    ? name.matches("E[A-Z0-9]+") && !name.startsWith("EPOLL") && !name.startsWith("EM_")
                    : name.startsWith(prefix) && !name.contains("_");
            if (fits) {
                completions.word(name, CompletionItemKind.EnumMember, "constant", detail);
            }
        }
    }

    /** Parameters that all the rule's calls have. */
    void parameters(boolean pathsOnly) {
        for (Parameter parameter : RuleFacts.common(calls)) {
            boolean isPath = parameter.kind() instanceof ParameterKind.Path
                    || (parameter.kind() instanceof ParameterKind.Value value
                            && (value.role() == ValueRole.DESCRIPTOR || value.role() == ValueRole.DIRECTORY));
            if (!pathsOnly || isPath) {
                completions.word(parameter.name(), CompletionItemKind.Field, "parameter", Signature.of(parameter));
            }
        }
        if (pathsOnly) {
            completions.word("*", CompletionItemKind.Field, "parameter", "any of the call's paths");
        }
    }

    /** The fields of what stands before the dot. */
    void fields() {
        List<CursorContext.Word> words = context.words();
        int size = words.size();
        if (size >= 5 && words.get(size - 5).text().equals("FILE")) {
            FILE_FIELDS.forEach(field -> completions.word(field, CompletionItemKind.Field, "field", ""));
            return;
        }
        int start = size - 1;
        while (start >= 0 && !words.get(start).text().equals("PARAMS")) {
            start--;
        }
        if (start < 0 || start + 2 >= size) {
            return;
        }
        String parameter = words.get(start + 2).text();
        StructFields fields =
                new StructFields(catalog, view.settings().architecture().nativeAbi());
        Set<String> names = new TreeSet<>();
        for (SystemCall call : calls) {
            Comparand.parameter(call, parameter)
                    .flatMap(fields::structBehind)
                    .ifPresent((StructType struct) -> names.addAll(fields.namesOf(struct)));
        }
        names.forEach(name -> completions.word(name, CompletionItemKind.Field, "field", ""));
    }

    /** What an expression can begin with. Beside a parameter that has a group of constants, those only. */
    void operand() {
        CursorContext.Frame frame = context.frame();
        if (frame.bracket().equals("(") && PATH_FUNCTIONS.contains(frame.opener())) {
            parameters(true);
            return;
        }
        if (frame.opener().equals("CAPABLE")
                || frame.member().equals("CAPS")
                || context.outer().member().equals("CAPS")) {
            constantsOf("CAP_");
            return;
        }
        Optional<ConstantGroup> group = new Comparand(view, context, calls).group();
        if (group.isPresent()) {
            groupConstants(group.get());
            definitions(true);
            return;
        }
        if (frame.bracket().equals("(") && context.outer().member().equals("call")) {
            List.of("NULL", "unreadable", "AT_FDCWD")
                    .forEach(word -> completions.word(word, CompletionItemKind.Value, "function", ""));
            completions.snippet(
                    "fd", CompletionItemKind.Function, "function", "a descriptor", "fd(\"${1:/etc/passwd}\")");
            definitions(true);
            return;
        }
        if (lastText().equals("SYSCALL") || (lastText().equals("==") && isBefore("SYSCALL"))) {
            callNames(false);
            return;
        }
        definitions(false);
        functions();
        for (String variable : Vocabulary.variables()) {
            completions.word(variable, CompletionItemKind.Variable, "variable", "");
        }
    }

    private boolean isBefore(String text) {
        List<CursorContext.Word> words = context.words();
        return words.size() > 1 && words.get(words.size() - 2).text().equals(text);
    }

    private void groupConstants(ConstantGroup group) {
        String detail = group.style() == ConstantGroup.Style.BITS ? "bit of " + group.name() : group.name();
        Set<String> names = new LinkedHashSet<>();
        group.fields().forEach(field -> {
            names.addAll(field.masks());
            names.addAll(field.members());
        });
        names.addAll(group.members());
        names.forEach(name -> completions.word(name, CompletionItemKind.EnumMember, "constant", detail));
    }

    private void constantsOf(String prefix) {
        catalog.constantNames().stream()
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> completions.word(name, CompletionItemKind.EnumMember, "constant", ""));
    }

    private void functions() {
        String parameter = RuleFacts.common(calls).stream()
                .findFirst()
                .map(Parameter::name)
                .orElse("1");
        completions.snippet("PARAMS", CompletionItemKind.Function, "function", "", "PARAMS[${1:" + parameter + "}]");
        for (String name : List.of("PATH", "REALPATH", "FILE")) {
            completions.snippet(name, CompletionItemKind.Function, "function", "", name + "(${1:*})");
        }
        completions.snippet("CAPABLE", CompletionItemKind.Function, "function", "", "CAPABLE(${1:CAP_SYS_ADMIN})");
        completions.snippet("ANCESTOR", CompletionItemKind.Function, "function", "", "ANCESTOR(${1:COMM == \"sshd\"})");
        List.of("NULL", "HOST", "UNSET")
                .forEach(name -> completions.word(name, CompletionItemKind.Constant, "function", ""));
    }

    private void definitions(boolean constantsOnly) {
        ProgramNames.of(view).definitions().forEach((name, declaration) -> {
            if (declaration instanceof Declaration.Constant constant) {
                completions.word(
                        name,
                        CompletionItemKind.Constant,
                        "definition",
                        constant.value().span().text());
            } else if (declaration instanceof Declaration.NamedList && !constantsOnly) {
                completions.word(name, CompletionItemKind.Enum, "definition", "list");
            } else if (declaration instanceof Declaration.Macro macro && !constantsOnly) {
                completions.snippet(name, CompletionItemKind.Function, "definition", "macro", use(macro));
            }
        });
    }

    private static String use(Declaration.Macro macro) {
        if (macro.parameters().isEmpty()) {
            return macro.name().text();
        }
        List<String> places = new ArrayList<>();
        macro.parameters().forEach(parameter -> places.add("${" + (places.size() + 1) + ":" + parameter.text() + "}"));
        return macro.name().text() + "(" + String.join(", ", places) + ")";
    }
}
