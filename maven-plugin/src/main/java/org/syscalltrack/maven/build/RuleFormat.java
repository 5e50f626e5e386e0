package org.syscalltrack.maven.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.syscalltrack.driver.WholeFile;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.Severity;
import org.syscalltrack.dsl.format.RuleFormatter;
import org.syscalltrack.dsl.source.DiskSourceLoader;
import org.syscalltrack.dsl.source.LosslessUtf8;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.SourceLoadException;
import org.syscalltrack.dsl.syntax.SyntaxParser;
import org.syscalltrack.dsl.syntax.SyntaxTree;

/** Lays out rule files, or says which of them are not laid out. */
public final class RuleFormat {
    private final Path base;
    private final BuildListener listener;

    /** Takes names relative to {@code base}. */
    public RuleFormat(Path base, BuildListener listener) {
        this.base = base;
        this.listener = listener;
    }

    /**
     * Looks at all files.
     *
     * @param write whether to lay out those that are not
     */
    public Result run(List<String> files, boolean write) {
        Tally tally = new Tally(listener);
        List<String> other = new ArrayList<>();
        for (String name : files) {
            SourceFile file = read(name);
            SyntaxTree tree = SyntaxParser.parse(file);
            List<Diagnostic> errors = tree.diagnostics().stream()
                    .filter(finding -> finding.severity() == Severity.ERROR)
                    .toList();
            tally.add(errors);
            byte[] formatted = LosslessUtf8.encode(RuleFormatter.format(tree));
            if (errors.isEmpty() && !Arrays.equals(formatted, file.bytes())) {
                other.add(name);
                if (write) {
                    replace(base.resolve(name), formatted);
                }
            }
        }
        return new Result(other, tally);
    }

    /**
     * What came of it.
     *
     * @param otherwise the files that are not laid out, or were not
     * @param tally syntax errors: what has them is left as it is
     */
    public record Result(List<String> otherwise, Tally tally) {
        /** Copies the list. */
        public Result {
            otherwise = List.copyOf(otherwise);
        }
    }

    private SourceFile read(String name) {
        try {
            return new DiskSourceLoader(base).load(name);
        } catch (SourceLoadException e) {
            throw new BuildException("cannot read " + base.resolve(name) + ": " + e.reason());
        }
    }

    private void replace(Path file, byte[] content) {
        try {
            WholeFile.write(file, content);
        } catch (IOException e) {
            throw new BuildException("cannot write " + file, e);
        }
        listener.wrote(file);
    }
}
