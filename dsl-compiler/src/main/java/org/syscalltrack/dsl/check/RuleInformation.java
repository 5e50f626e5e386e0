package org.syscalltrack.dsl.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.model.Rule;
import org.syscalltrack.dsl.syntax.tree.Expression;
import org.syscalltrack.dsl.syntax.tree.SetElement;

/** Checks what a rule says about itself: description, severity, tags. */
final class RuleInformation {
    private final CheckContext context;
    private final Members members;

    RuleInformation(CheckContext context, Members members) {
        this.context = context;
        this.members = members;
    }

    Rule.Information check() {
        return new Rule.Information(
                members.text("description"), members.word("severity", Vocabulary.SEVERITIES), tags());
    }

    private List<String> tags() {
        Optional<Expression> expression = members.expression("tags");
        if (expression.isEmpty()) {
            return List.of();
        }
        List<String> tags = new ArrayList<>();
        List<SetElement> elements =
                expression.get() instanceof Expression.SetLiteral set ? set.elements() : List.of(expression.get());
        for (SetElement element : elements) {
            if (element instanceof Expression.StringLiteral literal) {
                tags.add(String.valueOf(literal.value()));
            } else if (!(element instanceof Expression.Broken)) {
                context.diagnostics()
                        .add(Diagnostic.of(DiagnosticKind.NOT_TEXT, element.span(), "tags")
                                .withLabel("a string in double quotes"));
            }
        }
        return tags;
    }
}
