package org.syscalltrack.dsl.check;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.syscalltrack.dsl.catalog.ErrorNames;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.catalog.ValueRole;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Fix;
import org.syscalltrack.dsl.model.IntegerValue;
import org.syscalltrack.dsl.model.ParameterReference;
import org.syscalltrack.dsl.model.Predicate;
import org.syscalltrack.dsl.model.Relation;
import org.syscalltrack.dsl.model.StringValue;
import org.syscalltrack.dsl.plan.AddressBlock;
import org.syscalltrack.dsl.plan.ProcessInteger;
import org.syscalltrack.dsl.plan.StringOperator;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.tree.BinaryOperator;
import org.syscalltrack.dsl.syntax.tree.Expression;

/** Checks comparisons: of integers, of strings, of addresses, and of pointers with {@code NULL}. */
final class ComparisonChecker {
    /** Ids of processes and users. */
    private static final Set<ProcessInteger> IDS = EnumSet.of(
            ProcessInteger.UID,
            ProcessInteger.EUID,
            ProcessInteger.SUID,
            ProcessInteger.FSUID,
            ProcessInteger.GID,
            ProcessInteger.EGID,
            ProcessInteger.SGID,
            ProcessInteger.FSGID,
            ProcessInteger.LOGINUID,
            ProcessInteger.PID,
            ProcessInteger.TID,
            ProcessInteger.PPID,
            ProcessInteger.SESSION);

    private final Scope scope;

    ComparisonChecker(Scope scope) {
        this.scope = scope;
    }

    Operand compare(Expression.Binary binary, Operand left, Operand right) {
        Operand.Invalid error = new Operand.Invalid(binary.span());
        if (left instanceof Operand.Invalid || right instanceof Operand.Invalid) {
            return error;
        }
        new PrecedenceCheck(scope).comparison(binary);
        Optional<Predicate> predicate = binary.operator().isWord()
                ? word(binary, left, right)
                : relation(binary, relationOf(binary.operator()), left, right);
        if (predicate.isEmpty()) {
            return error;
        }
        new PathComparisonCheck(scope).comparison(binary, left, right);
        return new Operand.Bool(predicate.get());
    }

    private static Relation relationOf(BinaryOperator operator) {
        return switch (operator) {
            case EQUAL -> Relation.EQUAL;
            case NOT_EQUAL -> Relation.NOT_EQUAL;
            case LESS -> Relation.LESS;
            case LESS_OR_EQUAL -> Relation.LESS_OR_EQUAL;
            case GREATER -> Relation.GREATER;
            case GREATER_OR_EQUAL -> Relation.GREATER_OR_EQUAL;
            case OR,
                    AND,
                    BIT_OR,
                    BIT_XOR,
                    BIT_AND,
                    STARTS_WITH,
                    ENDS_WITH,
                    CONTAINS,
                    GLOB,
                    SHIFT_LEFT,
                    SHIFT_RIGHT,
                    ADD,
                    SUBTRACT,
                    MULTIPLY,
                    DIVIDE,
                    REMAINDER -> throw new IllegalArgumentException(operator + " is no relation");
        };
    }

    private Optional<Predicate> relation(Expression.Binary binary, Relation relation, Operand left, Operand right) {
        Span span = binary.span();
        if (left instanceof Operand.Host || right instanceof Operand.Host) {
            return left instanceof Operand.Host
                    ? host(binary, relation, right, left)
                    : host(binary, relation, left, right);
        }
        if (isNumber(left) && isNumber(right)) {
            return integers(relation, left, right, span);
        }
        if (left instanceof Operand.Null || right instanceof Operand.Null) {
            return pointer(binary, relation, left instanceof Operand.Null ? right : left);
        }
        boolean comparable = (isText(left) && isText(right))
                || (left instanceof Operand.Address && right instanceof Operand.Literal)
                || (left instanceof Operand.Literal && right instanceof Operand.Address);
        if (!comparable) {
            reportMismatch(left, right);
            return Optional.empty();
        }
        if (relation.isOrder()) {
            scope.report(DiagnosticKind.NO_ORDER, binary.operatorSpan(), left.type(), relation.symbol());
            return Optional.empty();
        }
        Optional<Predicate> equal = right instanceof Operand.Literal || !(left instanceof Operand.Literal)
                ? equality(left, right, span)
                : equality(right, left, span);
        return equal.map(predicate -> relation == Relation.EQUAL ? predicate : new Predicate.Not(predicate, span));
    }

    private Optional<Predicate> integers(Relation relation, Operand left, Operand right, Span span) {
        Conversions conversions = new Conversions(scope);
        Optional<IntegerValue> first = conversions.toInteger(left);
        Optional<IntegerValue> second = conversions.toInteger(right);
        if (first.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        new GroupCheck(scope).operands(first.get(), second.get());
        result(first.get(), second.get(), right.span());
        result(second.get(), first.get(), left.span());
        namespaces(first.get(), second.get(), span);
        namespaces(second.get(), first.get(), span);
        firstProcess(first.get(), second.get(), span);
        firstProcess(second.get(), first.get(), span);
        return Optional.of(new Predicate.Comparison(relation, first.get(), second.get(), span));
    }

    /** {@code RETVAL == EPERM} forgets the minus; {@code SYSCALL == 87} is another call for 32-bit callers. */
    private void result(IntegerValue asked, IntegerValue other, Span span) {
        if (asked instanceof IntegerValue.ReturnValue
                && other instanceof IntegerValue.KernelConstant constant
                && ErrorNames.isErrorName(constant.name())) {
            scope.report(Diagnostic.of(DiagnosticKind.POSITIVE_ERRNO, span, constant.name())
                    .withFix(Fix.insertBefore("write `-" + constant.name() + "`", span, "-")));
        }
        if (asked instanceof IntegerValue.CallNumber) {
            scope.report(Diagnostic.of(DiagnosticKind.NUMBER_OF_CALL, span)
                    .withNote("Compare `SYSCALL` with the call's name."));
        }
    }

    private Optional<Predicate> host(Expression.Binary binary, Relation relation, Operand asked, Operand host) {
        if (!(asked instanceof Operand.Int integer)
                || !(integer.value() instanceof IntegerValue.ProcessNumber number)
                || !InitialNamespaces.isNamespace(number.which())) {
            reportMismatch(asked, host);
            return Optional.empty();
        }
        if (relation.isOrder()) {
            scope.report(DiagnosticKind.NO_ORDER, binary.operatorSpan(), host.type(), relation.symbol());
            return Optional.empty();
        }
        OptionalLong fixed = InitialNamespaces.fixedNumber(number.which());
        if (fixed.isEmpty()) {
            scope.report(Diagnostic.of(DiagnosticKind.HOST_UNKNOWN, host.span(), number.which() + " namespace")
                    .withNote("Kernels before 6.18 give it out at boot: compare with what `ls -l /proc/1/ns` shows"
                            + " there.")
                    .withNote("`PIDNS` and `USERNS` can be compared with `HOST`."));
            return Optional.empty();
        }
        IntegerValue value = new IntegerValue.Literal(fixed.getAsLong(), false, host.span());
        return Optional.of(new Predicate.Comparison(relation, number, value, binary.span()));
    }

    /** A number of the caller's namespace opposite one of the initial namespace. */
    private void namespaces(IntegerValue one, IntegerValue other, Span place) {
        boolean ofCaller = one instanceof IntegerValue.Parameter parameter
                && scope.calls().stream().anyMatch(call -> isId(call, parameter.parameter()));
        boolean ofHost = other instanceof IntegerValue.ProcessNumber number && IDS.contains(number.which());
        if (ofCaller && ofHost) {
            scope.report(Diagnostic.of(
                            DiagnosticKind.OTHER_NAMESPACE,
                            place,
                            one.span().text(),
                            other.span().text())
                    .withNote("A parameter counts in the caller's namespace, a variable in the initial one: in a"
                            + " container they differ."));
        }
    }

    private static boolean isId(SystemCall call, ParameterReference reference) {
        return call.parameters().get(reference.indexIn(call)).kind() instanceof ParameterKind.Value value
                && (value.role() == ValueRole.UID || value.role() == ValueRole.GID || value.role() == ValueRole.PID);
    }

    /** {@code PARAMS[pid] == 1} in a container is the container's first process. */
    private void firstProcess(IntegerValue one, IntegerValue other, Span place) {
        boolean isPid = one instanceof IntegerValue.Parameter parameter
                && scope.calls().stream()
                        .anyMatch(call -> call.parameters()
                                                .get(parameter.parameter().indexIn(call))
                                                .kind()
                                        instanceof ParameterKind.Value value
                                && value.role() == ValueRole.PID);
        if (isPid && other instanceof IntegerValue.Literal literal && literal.value() == 1) {
            scope.report(Diagnostic.of(
                            DiagnosticKind.OTHER_NAMESPACE,
                            place,
                            one.span().text(),
                            other.span().text())
                    .withNote("A parameter counts in the caller's pid namespace: in a container, 1 is its first"
                            + " process."));
        }
    }

    private Optional<Predicate> pointer(Expression.Binary binary, Relation relation, Operand other) {
        Optional<IntegerValue> address = addressOf(other);
        if (address.isEmpty() || relation.isOrder()) {
            scope.report(Diagnostic.of(DiagnosticKind.NOT_A_POINTER, other.span(), other.type())
                    .withNote("`NULL` is compared with a pointer parameter by `==` or `!=`."));
            return Optional.empty();
        }
        IntegerValue zero = new IntegerValue.Literal(0, false, binary.span());
        return Optional.of(new Predicate.Comparison(relation, address.get(), zero, binary.span()));
    }

    private static Optional<IntegerValue> addressOf(Operand operand) {
        if (operand instanceof Operand.Text text && text.value() instanceof StringValue.Parameter parameter) {
            return Optional.of(new IntegerValue.Parameter(parameter.parameter(), operand.span()));
        }
        if (operand instanceof Operand.Struct struct) {
            return Optional.of(new IntegerValue.Parameter(struct.parameter(), operand.span()));
        }
        if (operand instanceof Operand.Strings strings) {
            return Optional.of(new IntegerValue.Parameter(strings.parameter(), operand.span()));
        }
        return operand instanceof Operand.Int integer && integer.value() instanceof IntegerValue.Parameter
                ? Optional.of(integer.value())
                : Optional.empty();
    }

    private Optional<Predicate> equality(Operand left, Operand right, Span span) {
        if (left instanceof Operand.Address address && right instanceof Operand.Literal literal) {
            AddressChecker addresses = new AddressChecker(scope);
            Optional<AddressBlock> block = addresses.block(literal.bytes(), literal.span());
            block.ifPresent(found -> addresses.families(address, List.of(found), span));
            return block.map(found -> new Predicate.AddressMembership(address.field(), List.of(found), span));
        }
        if (left instanceof Operand.Text text && right instanceof Operand.Literal literal) {
            ByteString bytes = LiteralCheck.asRead(text, literal.bytes());
            return new LiteralCheck(scope).equal(text, bytes, literal.span())
                    ? Optional.of(new Predicate.StringComparison(StringOperator.EQUALS, text.value(), bytes, span))
                    : Optional.empty();
        }
        if (left instanceof Operand.Literal first && right instanceof Operand.Literal second) {
            return Optional.of(new Predicate.Literal(first.bytes().equals(second.bytes()), span));
        }
        if (left instanceof Operand.Text first && right instanceof Operand.Text second) {
            if (first.isPath() != second.isPath()) {
                reportMismatch(left, right);
                return Optional.empty();
            }
            return Optional.of(new Predicate.StringEquality(first.value(), second.value(), span));
        }
        return Optional.empty();
    }

    private Optional<Predicate> word(Expression.Binary binary, Operand left, Operand right) {
        String operator = binary.operator().symbol();
        if (!(left instanceof Operand.Text text)) {
            if (binary.left() instanceof Expression.Binary chained
                    && chained.operator().isWord()) {
                return Optional.empty(); // The parser has told that these do not associate.
            }
            scope.report(DiagnosticKind.NOT_A_STRING, left.span(), operator, left.type());
            return Optional.empty();
        }
        if (!(right instanceof Operand.Literal literal)) {
            scope.report(DiagnosticKind.NOT_A_LITERAL, right.span(), operator, right.type());
            return Optional.empty();
        }
        LiteralCheck literals = new LiteralCheck(scope);
        if (binary.operator() == BinaryOperator.GLOB) {
            return literals.glob(literal.bytes(), literal.span())
                    .filter(glob -> literals.pattern(text, glob, literal.span()))
                    .map(glob -> new Predicate.StringMembership(text.value(), List.of(), List.of(glob), binary.span()));
        }
        StringOperator kind = binary.operator() == BinaryOperator.STARTS_WITH
                ? StringOperator.STARTS_WITH
                : binary.operator() == BinaryOperator.ENDS_WITH ? StringOperator.ENDS_WITH : StringOperator.CONTAINS;
        ByteString bytes = LiteralCheck.asRead(text, literal.bytes());
        return literals.part(text, kind, bytes, literal.span())
                ? Optional.of(new Predicate.StringComparison(kind, text.value(), bytes, binary.span()))
                : Optional.empty();
    }

    private static boolean isNumber(Operand operand) {
        return operand instanceof Operand.Int || operand instanceof Operand.Bool;
    }

    private static boolean isText(Operand operand) {
        return operand instanceof Operand.Text || operand instanceof Operand.Literal;
    }

    private void reportMismatch(Operand left, Operand right) {
        Diagnostic finding = Diagnostic.of(DiagnosticKind.TYPE_MISMATCH, right.span(), left.type(), right.type())
                .withLabel("this is " + right.type())
                .withSecondary(left.span(), "this is " + left.type());
        Optional<Fix> fix = fixOf(left, right);
        if (fix.isEmpty()) {
            fix = fixOf(right, left);
        }
        if (fix.isPresent()) {
            finding = finding.withFix(fix.get());
        }
        if (left instanceof Operand.Struct || right instanceof Operand.Struct) {
            finding = finding.withNote("Ask one of the struct's fields, such as `PARAMS[addr].sa_family`.");
        }
        if (left instanceof Operand.Text && right instanceof Operand.Text) {
            finding = finding.withNote("`PATH(n)` gives the parameter as a path.");
        }
        scope.report(finding);
    }

    private static Optional<Fix> fixOf(Operand one, Operand other) {
        if (one instanceof Operand.Int && other instanceof Operand.Literal literal && isDigits(literal.bytes())) {
            return Optional.of(Fix.replace("write a number", literal.span(), String.valueOf(literal.bytes())));
        }
        boolean number = other instanceof Operand.Int integer && integer.value() instanceof IntegerValue.Literal;
        return number && one instanceof Operand.Text
                ? Optional.of(Fix.replace(
                        "write a string", other.span(), '"' + other.span().text() + '"'))
                : Optional.empty();
    }

    private static boolean isDigits(ByteString bytes) {
        return bytes.length() > 0
                && bytes.length() < 19
                && String.valueOf(bytes).matches("0|[1-9][0-9]*");
    }
}
