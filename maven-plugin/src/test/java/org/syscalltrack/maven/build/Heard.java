package org.syscalltrack.maven.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.syscalltrack.driver.Refusal;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.jvm.ruletest.TestResult;

/** Remembers what a step said. */
final class Heard implements BuildListener {
    final List<Path> begun = new ArrayList<>();
    final List<String> found = new ArrayList<>();
    final List<Path> written = new ArrayList<>();
    final List<String> told = new ArrayList<>();

    @Override
    public void begins(Path file) {
        begun.add(file);
    }

    @Override
    public void found(Diagnostic finding) {
        found.add(finding.span() + " " + finding.kind().id());
    }

    @Override
    public void refused(Refusal refusal) {
        found.add(refusal.toString());
    }

    @Override
    public void failed(TestResult result) {
        found.add(result.test().nameSpan() + " test " + result.test().name());
    }

    @Override
    public void wrote(Path file) {
        written.add(file);
    }

    @Override
    public void told(String sentence) {
        told.add(sentence);
    }
}
