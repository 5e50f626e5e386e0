package org.syscalltrack.maven.build;

import java.nio.file.Path;
import java.util.List;
import org.syscalltrack.driver.CompilerDriver;

/** Checks rule sets and compiles nothing. */
public final class RuleCheck {
    private final RuleContext context;
    private final BuildListener listener;

    /** Checks what the files mean in {@code context}. */
    public RuleCheck(RuleContext context, BuildListener listener) {
        this.context = context;
        this.listener = listener;
    }

    /** Checks all rule sets, whatever is found. */
    public Tally run(List<RuleSetFiles> sets) {
        Tally tally = new Tally(listener);
        for (RuleSetFiles set : sets) {
            begin(set, context.base(), listener);
            CompilerDriver driver = context.driver();
            tally.add(driver.check(set.files()).diagnostics());
        }
        return tally;
    }

    static void begin(RuleSetFiles set, Path base, BuildListener listener) {
        set.files().forEach(file -> listener.begins(base.resolve(file)));
    }
}
