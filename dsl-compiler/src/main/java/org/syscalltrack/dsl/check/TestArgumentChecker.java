package org.syscalltrack.dsl.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.FieldType;
import org.syscalltrack.dsl.catalog.IntegerType;
import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.event.InternetAddresses;
import org.syscalltrack.dsl.model.FieldReference;
import org.syscalltrack.dsl.model.ParameterReference;
import org.syscalltrack.dsl.model.StructFields;
import org.syscalltrack.dsl.model.TestArgument;
import org.syscalltrack.dsl.model.TestFile;
import org.syscalltrack.dsl.plan.FileAttribute;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.tree.Expression;
import org.syscalltrack.dsl.syntax.tree.Identifier;
import org.syscalltrack.dsl.syntax.tree.SetElement;

/** Checks the arguments of a test's call against the parameters. */
final class TestArgumentChecker {
    private final CheckContext context;
    private final SystemCall call;
    private final Abi abi;
    private final ConstantChecker constants;

    TestArgumentChecker(CheckContext context, SystemCall call, Abi abi) {
        this.context = context;
        this.call = call;
        this.abi = abi;
        this.constants = new ConstantChecker(Scope.ofConstants(context));
    }

    /** What an argument is that is not given: 0. */
    TestArgument leftOut(int index) {
        return call.parameters().get(index).isPointer() ? new TestArgument.NullPointer() : new TestArgument.Whole(0);
    }

    Optional<TestArgument> check(int index, Expression.Argument argument) {
        Parameter parameter = call.parameters().get(index);
        Expression value = ExpressionChecker.bare(argument.value());
        Identifier label = argument.name();
        if (label != null) {
            context.diagnostics().add(Diagnostic.of(DiagnosticKind.NAMED_ARGUMENT, label.span(), label.text()));
            return Optional.empty();
        }
        if (value instanceof Expression.Broken) {
            return Optional.empty();
        }
        if (parameter.isPointer() && value instanceof Expression.Name name) {
            if (name.text().equals("NULL")) {
                return Optional.of(new TestArgument.NullPointer());
            }
            if (name.text().equals("unreadable")) {
                return Optional.of(new TestArgument.Unreadable());
            }
        }
        if (value instanceof Expression.Call function
                && (function.function().text().equals("fd")
                        || function.function().text().equals("file"))) {
            return file(parameter, function);
        }
        ParameterKind kind = parameter.kind();
        if (kind instanceof ParameterKind.SocketAddress || kind instanceof ParameterKind.Struct) {
            return value instanceof Expression.StructLiteral struct
                    ? struct(parameter, struct)
                    : pointerOr(parameter, value, "a struct in braces");
        }
        if (kind instanceof ParameterKind.StringArray) {
            return value instanceof Expression.SetLiteral set
                    ? strings(set)
                    : pointerOr(parameter, value, "strings in braces");
        }
        if (kind instanceof ParameterKind.UserString
                || kind instanceof ParameterKind.Path
                || kind instanceof ParameterKind.Buffer) {
            return text(parameter, value);
        }
        return number(value, index);
    }

    private Optional<TestArgument> number(Expression value, int index) {
        OptionalLong folded = fold(value);
        if (folded.isEmpty()) {
            return Optional.empty();
        }
        IntegerType type = call.entry(abi)
                .map(Entry::arguments)
                .map(arguments -> arguments.get(index).type())
                .orElseThrow();
        long written = folded.getAsLong();
        long kept = type.widen(written);
        // Both readings of the bits are usual: -1 for 0xffffffff, and the other way round.
        boolean fits = kept == written || new IntegerType(type.bits(), !type.signed()).widen(written) == written;
        if (!fits) {
            context.diagnostics()
                    .add(Diagnostic.of(DiagnosticKind.ARGUMENT_CUT, value.span(), String.valueOf(type.bits()))
                            .withNote("The kernel takes " + kept + ", and so does the test."));
        }
        return Optional.of(new TestArgument.Whole(kept));
    }

    private OptionalLong fold(Expression value) {
        return constants
                .integer(value, "an int argument")
                .map(integer -> context.folder(abi).fold(integer))
                .orElse(OptionalLong.empty());
    }

    private Optional<TestArgument> text(Parameter parameter, Expression value) {
        if (value instanceof Expression.StructLiteral || value instanceof Expression.SetLiteral) {
            return refuse(parameter, value.span(), "a string");
        }
        Operand operand = constants.operand(value, "an argument");
        if (operand instanceof Operand.Literal literal) {
            return Optional.of(new TestArgument.Text(literal.bytes()));
        }
        return operand instanceof Operand.Invalid ? Optional.empty() : pointerOr(parameter, value, "a string");
    }

    /** 0 is a NULL pointer; anything else is not what the parameter takes. */
    private Optional<TestArgument> pointerOr(Parameter parameter, Expression value, String wanted) {
        if (value instanceof Expression.IntegerLiteral literal && literal.value() == 0) {
            return Optional.of(new TestArgument.NullPointer());
        }
        return refuse(parameter, value.span(), wanted);
    }

    private Optional<TestArgument> refuse(Parameter parameter, Span span, String wanted) {
        context.diagnostics()
                .add(Diagnostic.of(DiagnosticKind.WRONG_ARGUMENT, span, parameter.name(), wanted)
                        .withNote("`NULL` and `unreadable` are taken for every pointer."));
        return Optional.empty();
    }

    private Optional<TestArgument> strings(Expression.SetLiteral set) {
        List<ByteString> elements = new ArrayList<>();
        for (SetElement element : set.elements()) {
            Optional<ByteString> text =
                    element instanceof Expression expression ? literal(expression) : Optional.empty();
            if (text.isEmpty()) {
                return Optional.empty();
            }
            elements.add(text.get());
        }
        return Optional.of(new TestArgument.Strings(elements));
    }

    private Optional<ByteString> literal(Expression expression) {
        Operand operand = constants.operand(expression, "a string");
        if (operand instanceof Operand.Literal literal) {
            return Optional.of(literal.bytes());
        }
        if (!(operand instanceof Operand.Invalid)) {
            context.diagnostics()
                    .add(Diagnostic.of(DiagnosticKind.WRONG_VALUE, operand.span(), "a string", operand.type()));
        }
        return Optional.empty();
    }

    private Optional<TestArgument> struct(Parameter parameter, Expression.StructLiteral struct) {
        Map<String, TestArgument> fields = new LinkedHashMap<>();
        boolean good = true;
        for (Expression.FieldValue field : struct.fields()) {
            FieldReference reference = new FieldReference(
                    ParameterReference.named(parameter.name()), field.field().text());
            Optional<StructFields.Place> place = context.structFields().canonical(call, reference);
            if (place.isEmpty()) {
                ObjectChecker.reportField(
                        Scope.ofConstants(context),
                        field.field(),
                        "parameter `" + parameter.name() + "`",
                        context.structFields()
                                .structBehind(parameter)
                                .map(type -> List.copyOf(context.structFields().namesOf(type)))
                                .orElse(List.of()));
                good = false;
                continue;
            }
            Optional<TestArgument> value = fieldValue(place.get().type(), field.value());
            good &= value.isPresent();
            value.ifPresent(found -> fields.put(field.field().text(), found));
        }
        return good ? Optional.of(new TestArgument.Struct(fields)) : Optional.empty();
    }

    private Optional<TestArgument> fieldValue(FieldType type, Expression value) {
        if (type instanceof FieldType.Text) {
            return literal(value).map(TestArgument.Text::new);
        }
        if (type instanceof FieldType.Address address) {
            Optional<ByteString> text = literal(value);
            Optional<byte[]> bytes = text.flatMap(found -> InternetAddresses.parse(String.valueOf(found)))
                    .filter(found -> found.length == address.bytes());
            if (text.isPresent() && bytes.isEmpty()) {
                context.diagnostics()
                        .add(Diagnostic.of(DiagnosticKind.NOT_AN_ADDRESS, value.span(), String.valueOf(text.get())));
            }
            return bytes.map(found -> new TestArgument.Text(ByteString.of(found)));
        }
        OptionalLong number = fold(value);
        return number.isEmpty() ? Optional.empty() : Optional.of(new TestArgument.Whole(number.getAsLong()));
    }

    private Optional<TestArgument> file(Parameter parameter, Expression.Call function) {
        boolean descriptor = function.function().text().equals("fd");
        boolean path = parameter.kind() instanceof ParameterKind.Path;
        if (!ObjectChecker.isFile(parameter) || descriptor == path) {
            return refuse(parameter, function.span(), path ? "a path" : parameter.isPointer() ? "a pointer" : "an int");
        }
        Optional<ByteString> named = Optional.empty();
        Optional<ByteString> real = Optional.empty();
        Map<FileAttribute, Long> attributes = new LinkedHashMap<>();
        for (Expression.Argument argument : function.arguments()) {
            Identifier label = argument.name();
            String name = label == null ? "" : label.text();
            FileAttribute attribute = ObjectChecker.FILE_ATTRIBUTES.get(name);
            if (attribute != null) {
                OptionalLong number = fold(argument.value());
                if (number.isEmpty()) {
                    return Optional.empty();
                }
                attributes.put(attribute, number.getAsLong());
            } else if (name.isEmpty() || name.equals("real")) {
                Optional<ByteString> text = literal(argument.value());
                if (text.isEmpty()) {
                    return Optional.empty();
                }
                named = name.isEmpty() ? text : named;
                real = text;
            } else {
                context.diagnostics()
                        .add(Diagnostic.of(DiagnosticKind.NO_SUCH_FIELD, argument.span(), "a file", name)
                                .withNote("It has `ino`, `dev`, `mode`, `uid` and `gid`, and `real` for where"
                                        + " links lead."));
                return Optional.empty();
            }
        }
        TestFile file = new TestFile(real, attributes);
        if (descriptor) {
            return Optional.of(new TestArgument.Descriptor(file));
        }
        return named.isEmpty()
                ? refuse(parameter, function.span(), "a path")
                : Optional.of(new TestArgument.NamedFile(named.get(), file));
    }
}
