package org.syscalltrack.lsp.feature;

import java.util.Map;
import java.util.TreeMap;
import org.syscalltrack.dsl.check.ParsedFile;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.lsp.program.View;

/**
 * What a program defines, by name; of two alike the first.
 *
 * @param definitions constants, lists and macros
 * @param rules rules
 * @param tests tests
 */
record ProgramNames(
        Map<String, Declaration> definitions,
        Map<String, Declaration.Rule> rules,
        Map<String, Declaration.Test> tests) {
    static ProgramNames of(View view) {
        ProgramNames names = new ProgramNames(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        for (ParsedFile file : view.program().files()) {
            file.tree().root().declarations().forEach(names::add);
        }
        return names;
    }

    private void add(Declaration declaration) {
        if (declaration instanceof Declaration.Constant constant) {
            definitions.putIfAbsent(constant.name().text(), constant);
        } else if (declaration instanceof Declaration.NamedList list) {
            definitions.putIfAbsent(list.name().text(), list);
        } else if (declaration instanceof Declaration.Macro macro) {
            definitions.putIfAbsent(macro.name().text(), macro);
        } else if (declaration instanceof Declaration.Rule rule) {
            RuleFacts.word(rule.body(), "rule_name").ifPresent(name -> rules.putIfAbsent(name, rule));
        } else if (declaration instanceof Declaration.Test test) {
            RuleFacts.word(test.body(), "test_name").ifPresent(name -> tests.putIfAbsent(name, test));
        }
    }
}
