package org.syscalltrack.dsl.check;

import java.util.HashSet;
import java.util.Set;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.dsl.syntax.tree.Expression;
import org.syscalltrack.dsl.syntax.tree.SyntaxNode;

/** The names in a declaration that may be those of a constant, a list or a macro. */
final class MentionedNames {
    private MentionedNames() {}

    static Set<String> of(Declaration declaration) {
        Set<String> names = new HashSet<>();
        for (SyntaxNode node : DefinitionChecker.nodesOf(declaration)) {
            if (node instanceof Expression.Name name) {
                names.add(name.text());
            } else if (node instanceof Expression.Call call) {
                names.add(call.function().text());
            }
        }
        return names;
    }
}
