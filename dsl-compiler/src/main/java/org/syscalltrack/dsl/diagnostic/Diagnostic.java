package org.syscalltrack.dsl.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.syscalltrack.dsl.source.Span;

/**
 * One finding. The message says what is wrong, the main label where, the notes why, and a fix can be applied.
 *
 * <p>Immutable: the {@code with...} methods return a changed copy. Findings have a total order by place, so output is
 * stable; files are ordered by name.
 *
 * @param kind what kind of finding; owns the id
 * @param severity normally the kind's; {@code --strict} raises it
 * @param arguments what fills the kind's message
 * @param main the place at fault and its label
 * @param secondary further places that explain it
 * @param notes whole sentences: why, or what the rule behind it is
 * @param fixes alternatives, the best first
 */
public record Diagnostic(
        DiagnosticKind kind,
        Severity severity,
        List<String> arguments,
        Label main,
        List<Label> secondary,
        List<String> notes,
        List<Fix> fixes)
        implements Comparable<Diagnostic> {

    private static final Comparator<Span> SPAN_ORDER = Comparator.comparing(
                    (Span span) -> span.file().name())
            .thenComparing(span -> span.file().identity())
            .thenComparingInt(Span::start)
            .thenComparingInt(Span::end);

    private static final Comparator<Diagnostic> ORDER = Comparator.comparing(Diagnostic::span, SPAN_ORDER)
            .thenComparing(Diagnostic::severity)
            .thenComparing(diagnostic -> diagnostic.kind().id())
            .thenComparing(Diagnostic::message)
            .thenComparing(Diagnostic::toString);

    public Diagnostic {
        arguments = List.copyOf(arguments);
        secondary = List.copyOf(secondary);
        notes = List.copyOf(notes);
        fixes = List.copyOf(fixes);
        if (arguments.size() != kind.argumentCount()) {
            throw new IllegalArgumentException(
                    kind + " takes " + kind.argumentCount() + " arguments, not " + arguments.size());
        }
    }

    /** Kind and place are enough to tell most findings apart. */
    @Override
    public int hashCode() {
        return 31 * kind.id().hashCode() + main.span().start();
    }

    /** A finding at {@code span} with the arguments of the kind's message, in order. */
    public static Diagnostic of(DiagnosticKind kind, Span span, String... arguments) {
        return new Diagnostic(
                kind, kind.severity(), List.of(arguments), new Label(span, ""), List.of(), List.of(), List.of());
    }

    /** The main place. */
    public Span span() {
        return main.span();
    }

    /** The message, one line. */
    public String message() {
        return kind.message(arguments);
    }

    /** With a label on the main place. */
    public Diagnostic withLabel(String text) {
        return new Diagnostic(kind, severity, arguments, new Label(main.span(), text), secondary, notes, fixes);
    }

    /** With one more explained place. */
    public Diagnostic withSecondary(Span span, String text) {
        return new Diagnostic(kind, severity, arguments, main, append(secondary, new Label(span, text)), notes, fixes);
    }

    /** With one more note. */
    public Diagnostic withNote(String note) {
        return new Diagnostic(kind, severity, arguments, main, secondary, append(notes, note), fixes);
    }

    /** With one more fix. */
    public Diagnostic withFix(Fix fix) {
        return new Diagnostic(kind, severity, arguments, main, secondary, notes, append(fixes, fix));
    }

    /** Without its fixes. */
    public Diagnostic withoutFixes() {
        return new Diagnostic(kind, severity, arguments, main, secondary, notes, List.of());
    }

    /** With another severity. */
    public Diagnostic withSeverity(Severity other) {
        return new Diagnostic(kind, other, arguments, main, secondary, notes, fixes);
    }

    /** A warning as an error, as {@code --strict} wants it; errors and notes stay what they are. */
    public Diagnostic strict() {
        return severity == Severity.WARNING ? withSeverity(Severity.ERROR) : this;
    }

    @Override
    public int compareTo(Diagnostic other) {
        return ORDER.compare(this, other);
    }

    private static <T> List<T> append(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list);
        longer.add(element);
        return longer;
    }
}
