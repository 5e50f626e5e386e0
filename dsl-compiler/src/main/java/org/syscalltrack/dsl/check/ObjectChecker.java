package org.syscalltrack.dsl.check;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.syscalltrack.dsl.catalog.Direction;
import org.syscalltrack.dsl.catalog.FieldType;
import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.catalog.ValueRole;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Fix;
import org.syscalltrack.dsl.diagnostic.NearestNames;
import org.syscalltrack.dsl.model.FieldReference;
import org.syscalltrack.dsl.model.IntegerValue;
import org.syscalltrack.dsl.model.ParameterReference;
import org.syscalltrack.dsl.model.PathReference;
import org.syscalltrack.dsl.model.StringValue;
import org.syscalltrack.dsl.model.StructFields;
import org.syscalltrack.dsl.plan.FileAttribute;
import org.syscalltrack.dsl.plan.When;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.tree.Expression;
import org.syscalltrack.dsl.syntax.tree.Identifier;
import org.syscalltrack.dsl.syntax.tree.ParameterSelector;

/** Checks what is asked of a call's objects: parameters, their fields and elements, paths and files. */
final class ObjectChecker {
    /** Elements of a string array that can be asked for. */
    static final int MAXIMUM_ELEMENTS = 16;

    /** The names of a file's attributes, those of {@code struct stat} without their prefix. */
    static final Map<String, FileAttribute> FILE_ATTRIBUTES = fileAttributes();

    private final Scope scope;

    ObjectChecker(Scope scope) {
        this.scope = scope;
    }

    Operand parameter(Expression.Parameter expression) {
        Span span = expression.span();
        Optional<ParameterReference> reference = new ParameterResolver(scope).resolve(expression.selector());
        if (reference.isEmpty()) {
            return new Operand.Invalid(span);
        }
        Operand found = null;
        for (SystemCall call : scope.calls()) {
            Operand here = operand(reference.get(), call, span);
            if (found != null && !found.type().equals(here.type())) {
                reportIncompatible(reference.get(), expression.selector().span());
                return new Operand.Invalid(span);
            }
            if (isWrittenByCall(call, reference.get()) && !(here instanceof Operand.Int)) {
                reportOut(reference.get(), expression.selector().span());
                return new Operand.Invalid(span);
            }
            found = here;
        }
        return found == null ? new Operand.Invalid(span) : found;
    }

    private boolean isWrittenByCall(SystemCall call, ParameterReference reference) {
        return scope.when() == When.BEFORE && parameterOf(call, reference).direction() == Direction.OUT;
    }

    private static Parameter parameterOf(SystemCall call, ParameterReference reference) {
        return call.parameters().get(reference.indexIn(call));
    }

    private static Operand operand(ParameterReference reference, SystemCall call, Span span) {
        ParameterKind kind = parameterOf(call, reference).kind();
        if (kind instanceof ParameterKind.UserString
                || kind instanceof ParameterKind.Path
                || kind instanceof ParameterKind.Buffer) {
            return Operand.Text.string(new StringValue.Parameter(reference, span));
        }
        if (kind instanceof ParameterKind.SocketAddress) {
            return new Operand.Struct(reference, StructFields.SOCKET_ADDRESS, span);
        }
        if (kind instanceof ParameterKind.Struct struct) {
            return new Operand.Struct(reference, struct.struct(), span);
        }
        if (kind instanceof ParameterKind.StringArray) {
            return new Operand.Strings(reference, span);
        }
        return new Operand.Int(new IntegerValue.Parameter(reference, span));
    }

    private void reportIncompatible(ParameterReference reference, Span span) {
        Diagnostic finding = Diagnostic.of(DiagnosticKind.INCOMPATIBLE_PARAMETER, span, String.valueOf(reference));
        String told = "";
        for (SystemCall call : scope.calls()) {
            String type = operand(reference, call, span).type();
            if (!told.contains("|" + type)) {
                finding = finding.withNote("In `" + call.name() + "` it is " + type + ".");
                told += "|" + type;
            }
        }
        scope.report(finding);
    }

    private void reportOut(ParameterReference reference, Span span) {
        scope.reportTime(Diagnostic.of(DiagnosticKind.AFTER_ONLY, span, "PARAMS[" + reference + "]")
                .withLabel("written by the call")
                .withNote("Before the call there is nothing to read there: write `when = after` in the rule."));
    }

    Operand path(Expression.ObjectReference expression) {
        Span span = expression.span();
        Optional<ParameterReference> reference = new ParameterResolver(scope).resolve(expression.selector());
        if (reference.isEmpty() || !namesFile(expression.selector(), reference.get())) {
            return new Operand.Invalid(span);
        }
        return switch (expression.function()) {
            case PATH -> Operand.Text.path(new PathReference.Lexical(reference.get()), span);
            case REALPATH -> Operand.Text.path(new PathReference.Real(reference.get()), span);
            case FILE -> new Operand.File(new PathReference.Real(reference.get()), span);
        };
    }

    private boolean namesFile(ParameterSelector selector, ParameterReference reference) {
        if (reference.isAll()) {
            return true;
        }
        for (SystemCall call : scope.calls()) {
            Parameter parameter = parameterOf(call, reference);
            if (!isFile(parameter)) {
                reportNotPath(selector.span(), call, parameter);
                return false;
            }
        }
        return true;
    }

    /** Whether a parameter names a file: by a path or by a descriptor. */
    static boolean isFile(Parameter parameter) {
        return parameter.kind() instanceof ParameterKind.Path
                || (parameter.kind() instanceof ParameterKind.Value value
                        && (value.role() == ValueRole.DESCRIPTOR || value.role() == ValueRole.DIRECTORY));
    }

    private void reportNotPath(Span span, SystemCall call, Parameter parameter) {
        Diagnostic finding = Diagnostic.of(DiagnosticKind.NOT_A_PATH, span, call.name(), parameter.name());
        List<String> files = call.parameters().stream()
                .filter(ObjectChecker::isFile)
                .map(Parameter::name)
                .toList();
        if (files.isEmpty()) {
            finding = finding.withNote("No parameter of `" + call.name() + "` names a file.");
        } else {
            finding = finding.withNote(
                    "Files are named by " + NearestNames.quoted(files).replace(" or ", " and ") + ".");
        }
        if (files.size() == 1) {
            finding = finding.withFix(Fix.replace("write `" + files.get(0) + "`", span, files.get(0)));
        }
        scope.report(finding);
    }

    /** A chain of fields: {@code target.a.b}. */
    Operand field(Operand target, List<Identifier> path, Span span) {
        if (target instanceof Operand.Invalid) {
            return target;
        }
        if (target instanceof Operand.File file) {
            return fileAttribute(file, path, span);
        }
        if (target instanceof Operand.Struct struct) {
            return structField(struct, path, span);
        }
        scope.report(Diagnostic.of(DiagnosticKind.NO_FIELDS, path.get(0).span(), target.type())
                .withSecondary(target.span(), "this is " + target.type()));
        return new Operand.Invalid(span);
    }

    private Operand fileAttribute(Operand.File file, List<Identifier> path, Span span) {
        String name = path.get(0).text();
        FileAttribute attribute = FILE_ATTRIBUTES.get(name);
        if (attribute == null || path.size() > 1) {
            Identifier wrong = attribute == null ? path.get(0) : path.get(1);
            reportField(scope, wrong, "a file", List.copyOf(FILE_ATTRIBUTES.keySet()));
            return new Operand.Invalid(span);
        }
        return new Operand.Int(new IntegerValue.File(file.path(), attribute, span));
    }

    private static Map<String, FileAttribute> fileAttributes() {
        Map<String, FileAttribute> attributes = new LinkedHashMap<>();
        attributes.put("ino", FileAttribute.INODE);
        attributes.put("dev", FileAttribute.DEVICE);
        attributes.put("mode", FileAttribute.MODE);
        attributes.put("uid", FileAttribute.UID);
        attributes.put("gid", FileAttribute.GID);
        return Collections.unmodifiableMap(attributes);
    }

    private Operand structField(Operand.Struct struct, List<Identifier> path, Span span) {
        String dotted = String.join(".", path.stream().map(Identifier::text).toList());
        FieldReference reference = new FieldReference(struct.parameter(), dotted);
        Identifier last = path.get(path.size() - 1);
        SystemCall call = scope.calls().get(0);
        Optional<StructFields.Place> place = scope.context().structFields().canonical(call, reference);
        if (place.isEmpty()) {
            List<String> names = scope.context()
                    .catalog()
                    .struct(struct.name())
                    .map(type -> List.copyOf(scope.context().structFields().namesOf(type)))
                    .orElse(List.of());
            reportField(scope, last, "`struct " + struct.name() + "`", names);
            return new Operand.Invalid(span);
        }
        return place.get().type().accept(new OfField(reference, last, span));
    }

    /** Reports a field that is not there, and which one may be meant. */
    static void reportField(Scope scope, Identifier wrong, String owner, List<String> names) {
        Diagnostic finding = Diagnostic.of(DiagnosticKind.NO_SUCH_FIELD, wrong.span(), owner, wrong.text());
        Optional<String> nearest = NearestNames.best(wrong.text(), names);
        if (nearest.isPresent()) {
            finding = finding.withLabel("did you mean `" + nearest.get() + "`?")
                    .withFix(Fix.replace("write `" + nearest.get() + "`", wrong.span(), nearest.get()));
        } else if (!names.isEmpty()) {
            finding = finding.withNote("It has " + NearestNames.quoted(names).replace(" or ", " and ") + ".");
        }
        scope.report(finding);
    }

    Operand element(Operand target, Expression index, OptionalLong value, Span span) {
        if (target instanceof Operand.Invalid) {
            return target;
        }
        if (!(target instanceof Operand.Strings strings)) {
            scope.report(Diagnostic.of(DiagnosticKind.NO_ELEMENTS, index.span(), target.type())
                    .withNote("Elements can be asked of string arrays, such as `PARAMS[argv][1]` of `execve`."));
            return new Operand.Invalid(span);
        }
        if (value.isEmpty()) {
            return new Operand.Invalid(span);
        }
        if (Long.compareUnsigned(value.getAsLong(), MAXIMUM_ELEMENTS) >= 0) {
            scope.report(
                    Diagnostic.of(DiagnosticKind.ELEMENT_OUT_OF_RANGE, index.span(), String.valueOf(value.getAsLong()))
                            .withLabel("must be 0 to " + (MAXIMUM_ELEMENTS - 1)));
            return new Operand.Invalid(span);
        }
        return Operand.Text.string(new StringValue.Element(strings.parameter(), (int) value.getAsLong(), span));
    }

    private final class OfField implements FieldType.Visitor<Operand> {
        private final FieldReference reference;
        private final Identifier last;
        private final Span span;

        OfField(FieldReference reference, Identifier last, Span span) {
            this.reference = reference;
            this.last = last;
            this.span = span;
        }

        @Override
        public Operand integer(FieldType.Int type) {
            return new Operand.Int(new IntegerValue.Field(reference, span));
        }

        @Override
        public Operand bits(FieldType.Bits type) {
            return new Operand.Int(new IntegerValue.Field(reference, span));
        }

        @Override
        public Operand address(FieldType.Address type) {
            return new Operand.Address(reference, span);
        }

        @Override
        public Operand text(FieldType.Text type) {
            return Operand.Text.string(new StringValue.Field(reference, span));
        }

        @Override
        public Operand embedded(FieldType.Embedded type) {
            return unsupported("it is a `struct " + type.struct() + "`: name one of its fields");
        }

        @Override
        public Operand pointer(FieldType.Pointer type) {
            return new Operand.Int(new IntegerValue.Field(reference, span));
        }

        @Override
        public Operand array(FieldType.Array type) {
            return unsupported("it is an array; elements of arrays in structs cannot be asked in this version");
        }

        @Override
        public Operand opaque(FieldType.Opaque type) {
            return unsupported("it is a union; unions cannot be asked in this version");
        }

        private Operand unsupported(String why) {
            scope.report(Diagnostic.of(DiagnosticKind.NOT_A_VALUE, last.span(), last.text())
                    .withLabel(why));
            return new Operand.Invalid(span);
        }
    }
}
