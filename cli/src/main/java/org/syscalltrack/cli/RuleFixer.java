package org.syscalltrack.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.syscalltrack.dsl.check.FrontEndResult;
import org.syscalltrack.dsl.check.ParsedFile;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.FixApplier;
import org.syscalltrack.dsl.source.LosslessUtf8;
import org.syscalltrack.dsl.source.SourceFile;

/**
 * {@code check --fix}: applies the first fix of every finding to the files that the user named, and looks again, since
 * one mended mistake may show the next. Included files belong to others and stay as they are.
 */
final class RuleFixer {
    /** Two fixes that undo each other must not go on for ever. */
    private static final int MAXIMUM_ROUNDS = 10;

    private final Supplier<RuleCompiler> compilers;
    private final Terminal terminal;

    /** A compiler reads each file once, so every round takes a new one. */
    RuleFixer(Supplier<RuleCompiler> compilers, Terminal terminal) {
        this.compilers = compilers;
        this.terminal = terminal;
    }

    /** Mends the files and returns what is left to say about them. */
    FrontEndResult fix(List<String> files) {
        int applied = 0;
        FrontEndResult checked = compilers.get().check(files);
        for (int round = 0; round < MAXIMUM_ROUNDS; round++) {
            FixApplier.Result fixed = FixApplier.apply(fixable(checked));
            if (fixed.applied() == 0) {
                break;
            }
            applied += fixed.applied();
            for (Map.Entry<SourceFile, String> text : fixed.texts().entrySet()) {
                OutputFile.ofItself(Path.of(text.getKey().identity())).write(LosslessUtf8.encode(text.getValue()));
            }
            checked = compilers.get().check(files);
        }
        terminal.tell(applied == 1 ? "1 fix applied" : applied + " fixes applied");
        return checked;
    }

    private static List<Diagnostic> fixable(FrontEndResult checked) {
        Set<SourceFile> named = checked.files().stream()
                .filter(ParsedFile::isNamed)
                .map(ParsedFile::source)
                .collect(Collectors.toSet());
        return checked.diagnostics().stream()
                .filter(finding -> finding.fixes().stream()
                        .limit(1)
                        .flatMap(fix -> fix.edits().stream())
                        .allMatch(edit -> named.contains(edit.span().file())))
                .toList();
    }
}
