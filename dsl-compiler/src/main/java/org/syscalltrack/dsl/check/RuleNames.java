package org.syscalltrack.dsl.check;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.tree.Expression;

/** The names of rules: 1 to 64 bytes without control characters, each once in the end. */
final class RuleNames {
    private static final int MAXIMUM_LENGTH = 64;

    private final CheckContext context;
    private final Map<String, Span> first = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    RuleNames(CheckContext context) {
        this.context = context;
    }

    /**
     * Says that earlier rules have this name already.
     *
     * @param firstSpan where the first of them gives it
     * @param unique what they are called in the end
     */
    void areTaken(String name, Span firstSpan, Collection<String> unique) {
        first.put(name, firstSpan);
        taken.addAll(unique);
    }

    /** The name of the rule with these members; the second of two alike gets a number. */
    Optional<String> nameOf(Members members) {
        members.require("rule_name", "It is what logs and reports call the rule.");
        Optional<Expression> expression = members.expression("rule_name");
        return expression.flatMap(found -> nameOf(found, members));
    }

    static boolean isName(String name) {
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        return length > 0 && length <= MAXIMUM_LENGTH && name.chars().noneMatch(Character::isISOControl);
    }

    private Optional<String> nameOf(Expression expression, Members members) {
        Optional<String> written =
                expression instanceof Expression.Name name ? Optional.of(name.text()) : members.text("rule_name");
        if (written.isEmpty()) {
            return written;
        }
        String name = written.get();
        if (!isName(name)) {
            context.diagnostics()
                    .add(Diagnostic.of(DiagnosticKind.BAD_RULE_NAME, expression.span())
                            .withLabel("must be 1 to 64 bytes without control characters"));
            return Optional.empty();
        }
        Span earlier = first.putIfAbsent(name, expression.span());
        if (earlier != null) {
            context.diagnostics()
                    .add(Diagnostic.of(DiagnosticKind.RULE_NAME_TWICE, expression.span(), name)
                            .withSecondary(earlier, "the first one"));
        }
        String unique = name;
        for (int number = 2; !taken.add(unique); number++) {
            unique = name + "#" + number;
        }
        return Optional.of(unique);
    }
}
