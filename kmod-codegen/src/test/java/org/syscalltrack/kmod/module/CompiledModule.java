package org.syscalltrack.kmod.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.check.FrontEnd;
import org.syscalltrack.dsl.check.FrontEndResult;
import org.syscalltrack.dsl.planner.Planner;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.dsl.source.MemorySourceLoader;

/** Compiles rules that lie in memory, for tests. */
final class CompiledModule {
    private CompiledModule() {}

    static KmodResult of(String name, String rules, Architecture architecture) {
        FrontEndResult checked = new FrontEnd(Catalog.standard(), architecture)
                .checkFiles(List.of(name), new MemorySourceLoader(Map.of(name, rules)));
        assertThat(checked.ruleSet()).as("%s", checked.diagnostics()).isPresent();
        return KmodCompiler.compile(Planner.plan(checked.ruleSet().orElseThrow()), ByteString.ofUtf8(rules), "0.1.0");
    }

    static String rulesOf(String name, String rules) {
        KmodResult result = of(name, rules, Architecture.X86_64);
        assertThat(result).isInstanceOf(KmodResult.Compiled.class);
        return String.valueOf(((KmodResult.Compiled) result).files().get("rules.c"));
    }
}
