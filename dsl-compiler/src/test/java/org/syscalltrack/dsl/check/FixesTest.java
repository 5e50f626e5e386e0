package org.syscalltrack.dsl.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Fix;
import org.syscalltrack.dsl.diagnostic.FixApplier;
import org.syscalltrack.dsl.diagnostic.Severity;
import org.syscalltrack.dsl.source.SourceFile;

/** Every fix that is offered in a golden case mends what it is offered for, and breaks nothing. */
class FixesTest {
    /** Beyond this a file that is fixed again and again is going round in circles. */
    private static final int MAXIMUM_ROUNDS = 10;

    /** Where these are mended, the checker looks at what it could not understand before. */
    private static final Set<DiagnosticKind> SHOW_MORE =
            EnumSet.of(DiagnosticKind.UNKNOWN_CALL, DiagnosticKind.UNKNOWN_MEMBER, DiagnosticKind.DIRECTIVE_IN_COMMENT);

    static Stream<Path> cases() {
        return CheckCases.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void eachFixAlone(Path file) {
        SourceFile source = CheckCases.read(file);
        List<Diagnostic> findings = CheckCases.check(source).diagnostics();
        for (Diagnostic finding : findings) {
            for (Fix fix : finding.fixes()) {
                Diagnostic only = finding.withoutFixes().withFix(fix);
                String text = FixApplier.apply(List.of(only)).texts().getOrDefault(source, source.text());
                List<Diagnostic> after = check(source, text);
                assertThat(count(after, finding))
                        .as("%s of %s at %s gives%n%s", fix.title(), finding.kind(), finding.span(), text)
                        .isLessThan(count(findings, finding));
                if (!SHOW_MORE.contains(finding.kind())) {
                    assertThat(errors(after))
                            .as("errors after %s of %s at %s:%n%s", fix.title(), finding.kind(), finding.span(), text)
                            .isLessThanOrEqualTo(errors(findings));
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void allFixesTogether(Path file) {
        SourceFile source = CheckCases.read(file);
        List<Diagnostic> findings = CheckCases.check(source).diagnostics();
        long errors = errors(findings);
        String text = source.text();
        for (int round = 0; round < MAXIMUM_ROUNDS; round++) {
            FixApplier.Result result = FixApplier.apply(findings);
            if (result.applied() == 0) {
                return;
            }
            List<Diagnostic> before = findings;
            text = result.texts().values().iterator().next();
            findings = check(source, text);
            boolean showMore = before.stream().anyMatch(finding -> SHOW_MORE.contains(finding.kind()));
            assertThat(showMore ? 0 : errors(findings)).as(text).isLessThanOrEqualTo(errors);
            errors = errors(findings);
        }
        assertThat(findings).as("fixes that come back:%n%s", text).isEmpty();
    }

    private static List<Diagnostic> check(SourceFile source, String text) {
        return CheckCases.check(SourceFile.ofText(source.name(), text)).diagnostics();
    }

    private static long count(List<Diagnostic> findings, Diagnostic like) {
        return findings.stream()
                .filter(finding ->
                        finding.kind() == like.kind() && finding.message().equals(like.message()))
                .count();
    }

    private static long errors(List<Diagnostic> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
    }
}
