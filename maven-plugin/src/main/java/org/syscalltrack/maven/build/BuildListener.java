package org.syscalltrack.maven.build;

import java.nio.file.Path;
import org.syscalltrack.driver.Refusal;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.jvm.ruletest.TestResult;

/** Hears what a step finds and does. */
public interface BuildListener {
    /** A rule file is about to be looked at: what was said about it before no longer holds. */
    void begins(Path file);

    /** A finding, told once however many files include its place. */
    void found(Diagnostic finding);

    /** A rule that a target cannot carry; an error. */
    void refused(Refusal refusal);

    /** A test of rules that failed. */
    void failed(TestResult result);

    /** A file was written. */
    void wrote(Path file);

    /** Something worth knowing, one line. */
    void told(String sentence);
}
