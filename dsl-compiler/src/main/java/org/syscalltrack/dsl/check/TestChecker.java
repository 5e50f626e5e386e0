package org.syscalltrack.dsl.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.ErrorNames;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Fix;
import org.syscalltrack.dsl.model.Expectation;
import org.syscalltrack.dsl.model.IntegerValue;
import org.syscalltrack.dsl.model.Rule;
import org.syscalltrack.dsl.model.TestArgument;
import org.syscalltrack.dsl.model.TestCase;
import org.syscalltrack.dsl.model.TestProcess;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.dsl.syntax.tree.Expression;
import org.syscalltrack.dsl.syntax.tree.Member;
import org.syscalltrack.dsl.syntax.tree.MemberValue;

/** Checks tests: the call with its arguments, the process, and what is expected. */
final class TestChecker {
    private final CheckContext context;
    private final Map<String, Rule> rules;
    private final Map<String, Span> names = new HashMap<>();
    private final boolean rulesAreComplete;

    /** With the rules that a test may expect, by name; where some had errors, unknown ones are not told. */
    TestChecker(CheckContext context, Map<String, Rule> rules, boolean rulesAreComplete) {
        this.context = context;
        this.rules = rules;
        this.rulesAreComplete = rulesAreComplete;
    }

    static Map<String, Rule> byName(List<Rule> rules) {
        Map<String, Rule> byName = new HashMap<>();
        rules.forEach(rule -> byName.put(rule.name(), rule));
        return byName;
    }

    /** Says that an earlier test has this name already. */
    void isTaken(String name, Span first) {
        names.put(name, first);
    }

    /** The test; empty where it has errors, which have been reported. */
    Optional<TestCase> check(Declaration.Test test) {
        Members members = new Members(context, "test", test.keyword().span(), test.body(), Vocabulary.TEST_MEMBERS);
        Optional<String> name = name(members);
        Abi abi = abi(members);
        Optional<MemberValue.TestCall> written = members.require(
                        "call", "It is the call that is tried, such as `call = unlink(\"/x\")`.")
                .map(Member::value)
                .filter(MemberValue.TestCall.class::isInstance)
                .map(MemberValue.TestCall.class::cast);
        Optional<SystemCall> call = written.flatMap(found -> call(found, abi));
        TestProcess process = new TestProcessChecker(context, abi).check(members.get("process"));
        Optional<Expectation> expectation = members.require(
                        "expect", "It says what must happen, such as `expect { nothing }`.")
                .flatMap(member -> new ExpectationChecker(context, rules, rulesAreComplete).check(member));
        if (written.isEmpty() || call.isEmpty()) {
            return Optional.empty();
        }
        Optional<List<TestArgument>> arguments = arguments(written.get(), call.get(), abi);
        OptionalLong result = result(written.get(), abi);
        if (name.isEmpty() || expectation.isEmpty() || arguments.isEmpty() || result.isEmpty()) {
            return Optional.empty();
        }
        Span nameSpan =
                members.get("test_name").map(member -> member.value().span()).orElse(test.span());
        return Optional.of(new TestCase(
                name.get(),
                call.get(),
                abi,
                arguments.get(),
                result.getAsLong(),
                process,
                expectation.get(),
                nameSpan,
                test.span()));
    }

    private Optional<String> name(Members members) {
        members.require("test_name", "It is what reports call the test.");
        Optional<Expression> expression = members.expression("test_name");
        if (expression.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> name =
                expression.get() instanceof Expression.Name word ? Optional.of(word.text()) : members.text("test_name");
        if (name.isPresent()) {
            Span first = names.putIfAbsent(name.get(), expression.get().span());
            if (first != null) {
                context.diagnostics()
                        .add(Diagnostic.of(
                                        DiagnosticKind.TEST_NAME_TWICE,
                                        expression.get().span(),
                                        name.get())
                                .withSecondary(first, "the first one"));
            }
        }
        return name;
    }

    private Abi abi(Members members) {
        Abi nativeAbi = context.architecture().nativeAbi();
        Optional<String> word = members.word("abi", List.of("native", "compat"));
        if (word.filter("compat"::equals).isEmpty()) {
            return nativeAbi;
        }
        Optional<Abi> compat = context.architecture().compatAbi();
        if (compat.isEmpty()) {
            Span span = members.get("abi").map(Member::span).orElseThrow();
            context.diagnostics()
                    .add(Diagnostic.of(
                            DiagnosticKind.NO_COMPAT_ABI,
                            span,
                            context.architecture().label()));
        }
        return compat.orElse(nativeAbi);
    }

    private Optional<SystemCall> call(MemberValue.TestCall written, Abi abi) {
        Span span = written.syscall().span();
        Optional<SystemCall> call = context.catalog().find(written.syscall().text());
        if (call.isEmpty()) {
            CallNameChecker.report(Scope.ofConstants(context), written.syscall().text(), span);
        } else if (!call.get().isOn(abi)) {
            context.diagnostics()
                    .add(Diagnostic.of(
                            DiagnosticKind.CALL_ABSENT, span, call.get().name(), abi.label()));
            return Optional.empty();
        }
        return call;
    }

    private Optional<List<TestArgument>> arguments(MemberValue.TestCall written, SystemCall call, Abi abi) {
        int count = call.parameters().size();
        if (written.arguments().size() > count) {
            context.diagnostics()
                    .add(Diagnostic.of(
                                    DiagnosticKind.TOO_MANY_ARGUMENTS,
                                    written.arguments().get(count).span(),
                                    call.name(),
                                    String.valueOf(count))
                            .withNote(ParameterResolver.signature(call)));
            return Optional.empty();
        }
        List<TestArgument> arguments = new ArrayList<>();
        boolean good = true;
        TestArgumentChecker checker = new TestArgumentChecker(context, call, abi);
        for (int index = 0; index < count; index++) {
            if (index >= written.arguments().size()) {
                arguments.add(checker.leftOut(index));
                continue;
            }
            Optional<TestArgument> argument =
                    checker.check(index, written.arguments().get(index));
            good &= argument.isPresent();
            argument.ifPresent(arguments::add);
        }
        return good ? Optional.of(arguments) : Optional.empty();
    }

    private OptionalLong result(MemberValue.TestCall written, Abi abi) {
        Expression result = written.result();
        if (result == null) {
            return OptionalLong.of(0);
        }
        Optional<IntegerValue> value =
                new ConstantChecker(Scope.ofConstants(context)).integer(result, "a call's result");
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        if (value.get() instanceof IntegerValue.KernelConstant constant && ErrorNames.isErrorName(constant.name())) {
            context.diagnostics()
                    .add(Diagnostic.of(DiagnosticKind.POSITIVE_RESULT, result.span(), constant.name())
                            .withFix(Fix.insertBefore("write `-" + constant.name() + "`", result.span(), "-")));
            return OptionalLong.empty();
        }
        return context.folder(abi).fold(value.get());
    }
}
