package org.syscalltrack.dsl.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.model.IntegerValue;
import org.syscalltrack.dsl.model.PathReference;
import org.syscalltrack.dsl.model.Predicate;
import org.syscalltrack.dsl.model.StringValue;

/** What a filter looks at. */
final class FilterReads {
    private final List<StringValue> strings = new ArrayList<>();
    private final List<IntegerValue> integers = new ArrayList<>();
    private boolean addresses;
    private boolean capabilities;

    FilterReads(Predicate filter) {
        predicate(filter);
    }

    /** Whether it reads memory that a parameter points to. */
    boolean memory() {
        return addresses
                || strings.stream().anyMatch(FilterReads::isMemory)
                || integers.stream().anyMatch(IntegerValue.Field.class::isInstance);
    }

    /** Whether it compares the text of a parameter, as the caller spells it. */
    boolean rawText() {
        return strings.stream().anyMatch(StringValue.Parameter.class::isInstance);
    }

    /** Whether it compares a path that is only joined and shortened. */
    boolean lexicalPath() {
        return strings.stream()
                .anyMatch(
                        text -> text instanceof StringValue.Path path && path.path() instanceof PathReference.Lexical);
    }

    /** Whether it compares the path of an object, so that another name of it counts as another. */
    boolean realPath() {
        return strings.stream()
                .anyMatch(text -> text instanceof StringValue.Path path && path.path() instanceof PathReference.Real);
    }

    /** Whether it asks for a file that the kernel finds for a name among the parameters of a call. */
    boolean namedFile(SystemCall call) {
        Stream<PathReference> paths = strings.stream()
                .flatMap(text -> text instanceof StringValue.Path path ? Stream.of(path.path()) : Stream.empty());
        Stream<PathReference> files = integers.stream()
                .flatMap(number -> number instanceof IntegerValue.File file ? Stream.of(file.file()) : Stream.empty());
        return Stream.concat(paths, files)
                .anyMatch(file -> file instanceof PathReference.Real real
                        && (real.isAll()
                                || call.parameters()
                                                .get(real.reference().indexIn(call))
                                                .kind()
                                        instanceof ParameterKind.Path));
    }

    /** Whether it asks for a capability. */
    boolean capabilities() {
        return capabilities;
    }

    private static boolean isMemory(StringValue text) {
        return text instanceof StringValue.Parameter
                || text instanceof StringValue.Element
                || text instanceof StringValue.Field
                || (text instanceof StringValue.Path path && path.path() instanceof PathReference.Lexical);
    }

    private void predicate(Predicate predicate) {
        if (predicate instanceof Predicate.And and) {
            and.operands().forEach(this::predicate);
        } else if (predicate instanceof Predicate.Or or) {
            or.operands().forEach(this::predicate);
        } else if (predicate instanceof Predicate.Not not) {
            predicate(not.operand());
        } else if (predicate instanceof Predicate.Comparison comparison) {
            integer(comparison.left());
            integer(comparison.right());
        } else if (predicate instanceof Predicate.IntegerMembership membership) {
            integer(membership.value());
        } else if (predicate instanceof Predicate.StringComparison comparison) {
            strings.add(comparison.value());
        } else if (predicate instanceof Predicate.StringMembership membership) {
            strings.add(membership.value());
        } else if (predicate instanceof Predicate.StringEquality equality) {
            strings.add(equality.left());
            strings.add(equality.right());
        } else if (predicate instanceof Predicate.AddressMembership) {
            addresses = true;
        } else if (predicate instanceof Predicate.Capable) {
            capabilities = true;
        }
    }

    private void integer(IntegerValue value) {
        integers.add(value);
        if (value instanceof IntegerValue.Unary unary) {
            integer(unary.operand());
        } else if (value instanceof IntegerValue.Binary binary) {
            integer(binary.left());
            integer(binary.right());
        } else if (value instanceof IntegerValue.Truth truth) {
            predicate(truth.predicate());
        }
    }
}
