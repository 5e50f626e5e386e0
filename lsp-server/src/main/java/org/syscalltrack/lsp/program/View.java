package org.syscalltrack.lsp.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.CancelChecker;
import org.syscalltrack.dsl.check.LiveFrontEnd;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.PartedTree;
import org.syscalltrack.dsl.syntax.SyntaxTree;
import org.syscalltrack.lsp.document.PositionEncoding;

/**
 * One file and its program at one moment: what a handler is given. Immutable. Spans are of the file's parts; only this
 * class turns them into the client's ranges.
 */
public final class View {
    private final String uri;
    private final PartedTree tree;
    private final LiveFrontEnd.Result program;
    private final List<Diagnostic> analysis;
    private final List<FailedTest> failedTests;
    private final Settings settings;
    private final PositionEncoding encoding;
    private final CancelChecker cancellation;
    private final Function<String, String> uriOf;

    View(
            String uri,
            PartedTree tree,
            LiveFrontEnd.Result program,
            Program origin,
            Settings settings,
            PositionEncoding encoding,
            CancelChecker cancellation,
            Function<String, String> uriOf) {
        this.uri = uri;
        this.tree = tree;
        this.program = program;
        this.analysis = origin.analysis();
        this.failedTests = origin.failedTests();
        this.settings = settings;
        this.encoding = encoding;
        this.cancellation = cancellation;
        this.uriOf = uriOf;
    }

    /** The file, as the client names it. */
    public String uri() {
        return uri;
    }

    /** The whole file. */
    public SourceFile file() {
        return tree.file();
    }

    /** The file's tree, in parts. */
    public PartedTree tree() {
        return tree;
    }

    /** The file's parts in order. Looking at the next one is where a request that nobody waits for any more ends. */
    public Iterable<SyntaxTree> parts() {
        return () ->
                IntStream.range(0, tree.parts().size()).mapToObj(this::part).iterator();
    }

    /**
     * One of the file's parts.
     *
     * @throws java.util.concurrent.CancellationException where nobody waits for the answer any more
     */
    public SyntaxTree part(int number) {
        checkCancelled();
        return tree.parts().get(number);
    }

    /**
     * Ends a request that nobody waits for any more. What takes long asks now and then.
     *
     * @throws java.util.concurrent.CancellationException if it is so
     */
    public void checkCancelled() {
        cancellation.checkCanceled();
    }

    /** All files of the program. */
    public Map<String, PartedTree> trees() {
        return program.trees();
    }

    /** What the front end found out about the program. */
    public LiveFrontEnd.Result program() {
        return program;
    }

    /** What the user has set. */
    public Settings settings() {
        return settings;
    }

    /** How the client counts columns. */
    public PositionEncoding encoding() {
        return encoding;
    }

    /** The findings in this file: of the front end, of the last analysis. */
    public List<Diagnostic> findings() {
        List<Diagnostic> findings = new ArrayList<>();
        program.findings().stream().filter(finding -> isHere(finding.span())).forEach(findings::add);
        analysis.stream().filter(finding -> isHere(finding.span())).forEach(findings::add);
        findings.sort((one, other) -> Integer.compare(offset(one.span()), offset(other.span())));
        return findings;
    }

    /** The tests of this file that failed when they last ran. */
    public List<FailedTest> failedTests() {
        return failedTests.stream().filter(test -> isHere(test.span())).toList();
    }

    /** Whether a span is in this file. */
    public boolean isHere(Span span) {
        return tree.holds(span);
    }

    /** The offset in this file at which a span begins. */
    public int offset(Span span) {
        return tree.offset(span);
    }

    /** The offset in this file of a place of the client. */
    public int offset(Position position) {
        return encoding.offset(file(), position);
    }

    /** The part that holds an offset of this file. */
    public SyntaxTree partAt(int offset) {
        return tree.parts().get(tree.partAt(offset));
    }

    /** Where the part that holds an offset begins. */
    public int partStart(int offset) {
        return tree.start(tree.partAt(offset));
    }

    /** The client's range of a span of this file. */
    public Range range(Span span) {
        int start = offset(span);
        return range(start, start + span.length());
    }

    /** The client's range between two offsets of this file. */
    public Range range(int start, int end) {
        return encoding.range(file(), start, end);
    }

    /** Where a span of any file of the program is. */
    public Location location(Span span) {
        PartedTree other = program.trees().get(span.file().identity());
        if (other == null || !other.holds(span)) {
            return new Location(
                    uriOf.apply(span.file().identity()), encoding.range(span.file(), span.start(), span.end()));
        }
        int start = other.offset(span);
        return new Location(
                uriOf.apply(span.file().identity()), encoding.range(other.file(), start, start + span.length()));
    }
}
