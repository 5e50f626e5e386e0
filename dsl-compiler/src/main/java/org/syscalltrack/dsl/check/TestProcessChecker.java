package org.syscalltrack.dsl.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.model.TestProcess;
import org.syscalltrack.dsl.plan.ProcessInteger;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.dsl.syntax.tree.Expression;
import org.syscalltrack.dsl.syntax.tree.Member;
import org.syscalltrack.dsl.syntax.tree.MemberValue;
import org.syscalltrack.dsl.syntax.tree.SetElement;

/** Checks {@code process { … }} of a test, and fills in what is left out. */
final class TestProcessChecker {
    private final CheckContext context;
    private final Abi abi;

    TestProcessChecker(CheckContext context, Abi abi) {
        this.context = context;
        this.abi = abi;
    }

    TestProcess check(Optional<Member> process) {
        return process.filter(member -> member.value() instanceof MemberValue.Block)
                .map(member -> process(member, (MemberValue.Block) member.value(), OptionalLong.empty()))
                .orElseGet(() -> TestProcessDefaults.process(Map.of(), Map.of(), Optional.empty(), List.of()));
    }

    private TestProcess process(Member member, MemberValue.Block block, OptionalLong pid) {
        Members members =
                new Members(context, member.name().text(), member.name().span(), block, Vocabulary.processMembers());
        Map<ProcessInteger, Long> numbers = new EnumMap<>(ProcessInteger.class);
        pid.ifPresent(number -> numbers.put(ProcessInteger.PID, number));
        for (ProcessInteger which : ProcessInteger.values()) {
            members.expression(which.name())
                    .map(this::number)
                    .ifPresent(value -> value.ifPresent(number -> numbers.put(which, number)));
        }
        Map<String, ByteString> texts = new TreeMap<>();
        for (String name : Vocabulary.PROCESS_TEXTS) {
            members.expression(name).flatMap(value -> text(name, value)).ifPresent(value -> texts.put(name, value));
        }
        List<TestProcess> ancestors = ancestors(members, numbers);
        return TestProcessDefaults.process(numbers, texts, capabilities(members), ancestors);
    }

    private List<TestProcess> ancestors(Members members, Map<ProcessInteger, Long> numbers) {
        Optional<Member> parent = members.get("PARENT").filter(found -> found.value() instanceof MemberValue.Block);
        if (parent.isEmpty()) {
            return List.of();
        }
        Long given = numbers.get(ProcessInteger.PPID);
        OptionalLong pid = given == null ? OptionalLong.empty() : OptionalLong.of(given);
        TestProcess first =
                process(parent.get(), (MemberValue.Block) parent.get().value(), pid);
        List<TestProcess> ancestors = new ArrayList<>();
        ancestors.add(first);
        ancestors.addAll(first.ancestors());
        return ancestors;
    }

    private OptionalLong number(Expression value) {
        return new ConstantChecker(Scope.ofConstants(context))
                .integer(value, "a number of a process")
                .map(integer -> context.folder(abi).fold(integer))
                .orElse(OptionalLong.empty());
    }

    private Optional<ByteString> text(String name, Expression value) {
        Operand operand = new ConstantChecker(Scope.ofConstants(context)).operand(value, "a string");
        if (!(operand instanceof Operand.Literal literal)) {
            if (!(operand instanceof Operand.Invalid)) {
                context.diagnostics().add(Diagnostic.of(DiagnosticKind.NOT_TEXT, value.span(), name));
            }
            return Optional.empty();
        }
        boolean isName = name.equals("COMM") || name.equals("PCOMM");
        if (isName && literal.bytes().length() > LiteralCheck.NAME_LENGTH) {
            context.diagnostics()
                    .add(Diagnostic.of(
                                    DiagnosticKind.LITERAL_TOO_LONG,
                                    value.span(),
                                    String.valueOf(literal.bytes().length()),
                                    String.valueOf(LiteralCheck.NAME_LENGTH))
                            .withNote("The kernel cuts a task's name to 15 bytes."));
            return Optional.empty();
        }
        return Optional.of(literal.bytes());
    }

    private Optional<Set<Integer>> capabilities(Members members) {
        Optional<Expression> expression = members.expression("CAPS");
        if (expression.isEmpty()) {
            return Optional.empty();
        }
        List<SetElement> elements =
                expression.get() instanceof Expression.SetLiteral set ? set.elements() : List.of(expression.get());
        Set<Integer> capabilities = new TreeSet<>();
        for (SetElement element : elements) {
            if (element instanceof Expression value) {
                number(value).ifPresent(number -> capabilities.add((int) number));
            }
        }
        return Optional.of(capabilities);
    }
}
