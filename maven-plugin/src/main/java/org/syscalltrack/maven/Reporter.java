package org.syscalltrack.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.maven.plugin.logging.Log;
import org.syscalltrack.driver.Refusal;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.Severity;
import org.syscalltrack.dsl.diagnostic.TextRenderer;
import org.syscalltrack.dsl.source.Position;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.jvm.ruletest.TestResult;
import org.syscalltrack.maven.build.BuildListener;

/**
 * Says findings as Maven does: {@code /path/x.sct:[line,column] message}, which terminals and development environments
 * make a link of, and then the source lines. An editor that runs Maven gets markers besides.
 */
final class Reporter implements BuildListener {
    private final Supplier<Log> log;
    private final IdeMarkers markers;

    Reporter(Supplier<Log> log, IdeMarkers markers) {
        this.log = log;
        this.markers = markers;
    }

    @Override
    public void begins(Path file) {
        markers.clear(file);
    }

    @Override
    public void found(Diagnostic finding) {
        String message = finding.message() + " [" + finding.kind().id() + "]";
        List<String> lines = new TextRenderer(false).render(finding).lines().toList();
        tell(finding.severity(), finding.span(), message, lines.subList(1, lines.size()));
    }

    @Override
    public void refused(Refusal refusal) {
        tell(Severity.ERROR, refusal.span(), refusal.message(), List.of());
    }

    @Override
    public void failed(TestResult result) {
        List<String> details = new ArrayList<>();
        result.failures().forEach(line -> details.add("    " + line));
        result.reasons().forEach(line -> details.add("    " + line));
        tell(Severity.ERROR, result.test().nameSpan(), "test " + result.test().name() + " failed", details);
    }

    @Override
    public void wrote(Path file) {
        log.get().debug("wrote " + file);
        markers.refresh(file);
    }

    @Override
    public void told(String sentence) {
        log.get().info(sentence);
    }

    private void tell(Severity severity, Span span, String message, List<String> details) {
        Position position = span.startPosition();
        String place = place(span.file()) + ":[" + position.line() + "," + position.column() + "] ";
        say(
                severity,
                place + message + details.stream().map(line -> "\n" + line).collect(Collectors.joining()));
        markers.mark(severity, Path.of(place(span.file())), position, message);
    }

    /** A file of the disk by its whole path, which a link needs; a jar's by its name. */
    private static String place(SourceFile file) {
        return file.name().contains("!/") ? file.name() : file.identity();
    }

    private void say(Severity severity, String text) {
        switch (severity) {
            case ERROR -> log.get().error(text);
            case WARNING -> log.get().warn(text);
            case NOTE -> log.get().info(text);
        }
    }
}
