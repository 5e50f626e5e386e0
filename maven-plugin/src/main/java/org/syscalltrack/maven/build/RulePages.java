package org.syscalltrack.maven.build;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.syscalltrack.driver.CompilerDriver;
import org.syscalltrack.driver.Target;
import org.syscalltrack.driver.TargetOptions;
import org.syscalltrack.driver.page.RuleSetPage;
import org.syscalltrack.dsl.check.FrontEndResult;

/** Writes a page for each rule set. */
public final class RulePages {
    private final RuleContext context;
    private final Path directory;
    private final BuildListener listener;
    private final List<String> written = new ArrayList<>();

    /** Writes into {@code directory}. */
    public RulePages(RuleContext context, Path directory, BuildListener listener) {
        this.context = context;
        this.directory = directory;
        this.listener = listener;
    }

    /** Writes the pages of all rule sets that have rules and no errors. */
    public Tally run(List<RuleSetFiles> sets) {
        Tally tally = new Tally(listener);
        OutputTree pages = new OutputTree(directory, listener);
        for (RuleSetFiles set : sets) {
            CompilerDriver driver = context.driver();
            FrontEndResult checked = driver.check(set.files());
            tally.add(checked.diagnostics());
            if (checked.ruleSet().filter(rules -> !rules.rules().isEmpty()).isPresent()) {
                String page = RuleSetPage.of(
                        set.name(), checked, driver.compile(checked, new TargetOptions(Target.BPF, set.name(), "")));
                pages.write(set.name() + ".html", page.getBytes(StandardCharsets.UTF_8));
                written.add(set.name() + ".html");
            }
        }
        return tally;
    }

    /** The pages, relative to the directory. */
    public List<String> written() {
        return List.copyOf(written);
    }
}
