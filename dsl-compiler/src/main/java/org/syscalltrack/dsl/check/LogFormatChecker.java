package org.syscalltrack.dsl.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Fix;
import org.syscalltrack.dsl.diagnostic.NearestNames;
import org.syscalltrack.dsl.event.IntegerStyle;
import org.syscalltrack.dsl.model.IntegerValue;
import org.syscalltrack.dsl.model.LogFormat;
import org.syscalltrack.dsl.model.LogItem;
import org.syscalltrack.dsl.model.ParameterReference;
import org.syscalltrack.dsl.model.PathReference;
import org.syscalltrack.dsl.model.StringValue;
import org.syscalltrack.dsl.plan.ProcessInteger;
import org.syscalltrack.dsl.plan.ProcessString;
import org.syscalltrack.dsl.plan.When;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.tree.Expression;
import org.syscalltrack.dsl.syntax.tree.LogPiece;
import org.syscalltrack.dsl.syntax.tree.MemberValue;
import org.syscalltrack.dsl.syntax.tree.ParameterSelector;

/** Checks log formats: macros, parameters and expressions in them. */
final class LogFormatChecker implements LogPiece.Visitor<Optional<LogItem>> {
    private static final Map<String, ProcessInteger> NUMBERS = numbers();

    private static final List<String> OTHERS = List.of(
            "ruleid", "sid", "sname", "params", "comm", "retval", "exe", "cwd", "time", "param", "path", "args");

    private final Scope scope;

    LogFormatChecker(Scope scope) {
        this.scope = scope;
    }

    /** The names of all macros. */
    static Collection<String> macros() {
        Collection<String> known = new ArrayList<>(NUMBERS.keySet());
        known.addAll(OTHERS);
        return known;
    }

    private static Map<String, ProcessInteger> numbers() {
        Map<String, ProcessInteger> numbers = new LinkedHashMap<>();
        numbers.put("pid", ProcessInteger.PID);
        numbers.put("uid", ProcessInteger.UID);
        numbers.put("euid", ProcessInteger.EUID);
        numbers.put("suid", ProcessInteger.SUID);
        numbers.put("gid", ProcessInteger.GID);
        numbers.put("egid", ProcessInteger.EGID);
        numbers.put("sgid", ProcessInteger.SGID);
        numbers.put("ppid", ProcessInteger.PPID);
        numbers.put("tid", ProcessInteger.TID);
        numbers.put("loginuid", ProcessInteger.LOGINUID);
        return numbers;
    }

    LogFormat check(MemberValue.LogFormat format) {
        List<LogItem> items = new ArrayList<>();
        for (LogPiece piece : format.pieces()) {
            piece.accept(this).ifPresent(items::add);
        }
        return new LogFormat(items, format.span());
    }

    /** {@code %comm[%pid] %sname(%args)}, and the result after the call. */
    LogFormat byDefault(Span span) {
        List<LogItem> items = new ArrayList<>();
        items.add(name("comm", span));
        items.add(new LogItem.Text("["));
        items.add(new LogItem.Whole(new IntegerValue.ProcessNumber(ProcessInteger.PID, span), Optional.empty()));
        items.add(new LogItem.Text("] "));
        items.add(new LogItem.CallName());
        items.add(new LogItem.Text("("));
        items.add(new LogItem.Arguments());
        items.add(new LogItem.Text(")"));
        if (scope.when() == When.AFTER) {
            items.add(new LogItem.Text(" = "));
            items.add(new LogItem.Whole(new IntegerValue.ReturnValue(span), Optional.empty()));
        }
        return new LogFormat(items, span);
    }

    private static LogItem name(String macro, Span span) {
        return switch (macro) {
            case "comm" -> new LogItem.Bytes(new StringValue.ProcessName(ProcessString.COMM, span));
            case "exe" -> new LogItem.Bytes(new StringValue.Path(new PathReference.Executable(), span));
            default -> new LogItem.Bytes(new StringValue.Path(new PathReference.WorkingDirectory(), span));
        };
    }

    @Override
    public Optional<LogItem> visitText(LogPiece.Text text) {
        return Optional.of(new LogItem.Text(text.text()));
    }

    @Override
    public Optional<LogItem> visitBroken(LogPiece.Broken broken) {
        return Optional.empty();
    }

    @Override
    public Optional<LogItem> visitMacro(LogPiece.Macro macro) {
        String name = macro.name().text();
        Span span = macro.span();
        boolean takesParameter = name.equals("param") || name.equals("path");
        ParameterSelector selector = macro.parameter();
        if (NUMBERS.get(name) == null && !OTHERS.contains(name)) {
            reportUnknown(macro);
            return Optional.empty();
        }
        if (takesParameter && selector == null) {
            scope.report(Diagnostic.of(DiagnosticKind.MACRO_WITHOUT_PARAMETER, span, name)
                    .withNote("Such as `%" + name + "[1]`."));
            return Optional.empty();
        }
        ProcessInteger number = NUMBERS.get(name);
        if (number != null) {
            return Optional.of(new LogItem.Whole(new IntegerValue.ProcessNumber(number, span), Optional.empty()));
        }
        return switch (name) {
            case "ruleid" -> Optional.of(new LogItem.RuleName());
            case "sid" -> Optional.of(new LogItem.CallNumber());
            case "sname" -> Optional.of(new LogItem.CallName());
            case "params" -> Optional.of(new LogItem.Parameters());
            case "args" -> Optional.of(new LogItem.Arguments());
            case "time" -> Optional.of(new LogItem.Time());
            case "comm", "exe", "cwd" -> Optional.of(name(name, span));
            case "retval" -> result(span);
            case "param" -> parameter(selector);
            default -> path(selector, span);
        };
    }

    private Optional<LogItem> result(Span span) {
        if (scope.when() == When.BEFORE) {
            scope.reportTime(Diagnostic.of(DiagnosticKind.AFTER_ONLY, span, "%retval")
                    .withLabel("the call has no result yet")
                    .withNote("Before the call there is no result: write `when = after` in the rule."));
            return Optional.empty();
        }
        return Optional.of(new LogItem.Whole(new IntegerValue.ReturnValue(span), Optional.empty()));
    }

    private Optional<LogItem> parameter(@Nullable ParameterSelector selector) {
        Optional<ParameterReference> reference =
                selector == null ? Optional.empty() : new ParameterResolver(scope).resolve(selector);
        return reference.map(LogItem.OneParameter::new);
    }

    private Optional<LogItem> path(@Nullable ParameterSelector selector, Span span) {
        if (selector == null) {
            return Optional.empty();
        }
        Operand operand = new ObjectChecker(scope)
                .path(new Expression.ObjectReference(Expression.ObjectReference.Function.PATH, selector, span));
        return operand instanceof Operand.Text text ? Optional.of(new LogItem.Bytes(text.value())) : Optional.empty();
    }

    @Override
    public Optional<LogItem> visitInterpolation(LogPiece.Interpolation interpolation) {
        Operand operand = new ExpressionChecker(scope).check(interpolation.expression());
        if (operand instanceof Operand.Int integer) {
            return Optional.of(new LogItem.Whole(integer.value(), Optional.empty()));
        }
        if (operand instanceof Operand.Bool bool) {
            return Optional.of(new LogItem.Whole(
                    new IntegerValue.Truth(bool.predicate(), bool.span()), Optional.of(IntegerStyle.BOOLEAN)));
        }
        if (operand instanceof Operand.Literal literal) {
            return Optional.of(new LogItem.Text(String.valueOf(literal.bytes())));
        }
        if (operand instanceof Operand.Text text) {
            return star(text) ? Optional.empty() : Optional.of(new LogItem.Bytes(text.value()));
        }
        if (operand instanceof Operand.Address address) {
            return Optional.of(new LogItem.Address(address.field()));
        }
        if (!(operand instanceof Operand.Invalid)) {
            scope.report(DiagnosticKind.NOT_PRINTABLE, operand.span(), operand.type());
        }
        return Optional.empty();
    }

    private boolean star(Operand.Text text) {
        boolean all =
                text.value() instanceof StringValue.Path path && path.path().isAll();
        if (all) {
            scope.report(Diagnostic.of(DiagnosticKind.NOT_PRINTABLE, text.span(), "some path of the call")
                    .withNote("`*` can only be compared; name the parameter."));
        }
        return all;
    }

    private void reportUnknown(LogPiece.Macro macro) {
        String name = macro.name().text();
        Collection<String> known = macros();
        Diagnostic finding =
                Diagnostic.of(DiagnosticKind.UNKNOWN_LOG_MACRO, macro.name().span(), name);
        Span whole = new Span(
                macro.span().file(), macro.span().start(), macro.name().span().end());
        Optional<String> prefix = NUMBERS.keySet().stream()
                .filter(name::startsWith)
                .max((one, other) -> Integer.compare(one.length(), other.length()));
        List<String> nearest = NearestNames.of(name, known);
        if (!nearest.isEmpty()) {
            finding = finding.withLabel("did you mean `%" + String.join("`, `%", nearest) + "`?")
                    .withFix(Fix.replace("write `%" + nearest.get(0) + "`", whole, "%" + nearest.get(0)));
        }
        if (prefix.isPresent()) {
            String mended = "%{" + prefix.get().toUpperCase(Locale.ROOT) + "}"
                    + name.substring(prefix.get().length());
            finding = finding.withFix(Fix.replace("write `" + mended + "`", whole, mended));
        }
        if (nearest.isEmpty() && prefix.isEmpty()) {
            finding = finding.withNote("A percent sign is written `%%`.");
        }
        scope.report(finding);
    }
}
