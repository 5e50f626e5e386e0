package org.syscalltrack.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.check.FrontEnd;
import org.syscalltrack.dsl.check.FrontEndResult;
import org.syscalltrack.dsl.model.RuleSet;
import org.syscalltrack.dsl.source.MemorySourceLoader;

/** Rules from their text. */
public final class Checked {
    private Checked() {}

    /** Checks a file {@code rules.sct}; an error in it fails the test. */
    public static RuleSet rules(String text) {
        FrontEndResult result = new FrontEnd(Catalog.standard(), Architecture.X86_64)
                .checkFiles(List.of("rules.sct"), new MemorySourceLoader(Map.of("rules.sct", text)));
        assertThat(result.hasErrors()).as("%s", result.diagnostics()).isFalse();
        return result.ruleSet().orElseThrow();
    }
}
