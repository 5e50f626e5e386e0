package org.syscalltrack.dsl.syntax;

import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Fix;
import org.syscalltrack.dsl.syntax.tree.ParameterSelector;

/** What stands in the brackets of {@code PARAMS[ ]} and {@code PATH( )}: a position, a name, {@code *}. */
final class SelectorRules implements SctGrammarConstants {
    private final GrammarSupport grammar;

    SelectorRules(GrammarSupport grammar) {
        this.grammar = grammar;
    }

    /** Takes the opening bracket; the wrong kind is reported. */
    Token opening(Token function, int right) {
        Token open = grammar.getNextToken();
        String upper = grammar.factory.objectName(function);
        if (!grammar.factory.text(function).equals(upper)) {
            grammar.findings.wrongCase(function, upper);
        }
        if (open.kind != right) {
            grammar.findings.wrongBrackets(function, open, grammar.recovery.partner(open));
        }
        return open;
    }

    /** Takes the selector. */
    ParameterSelector selector() throws ParseException {
        Token token = grammar.getToken(1);
        if (grammar.isName(1)) {
            return grammar.factory.named(grammar.getNextToken());
        }
        switch (token.kind) {
            case NUMBER -> {
                return grammar.factory.index(grammar.getNextToken());
            }
            case STAR -> {
                return grammar.factory.all(grammar.getNextToken());
            }
            case STRING -> {
                grammar.getNextToken();
                String name = grammar.factory.text(token).replace("\"", "");
                grammar.findings.report(grammar.findings
                        .at(DiagnosticKind.UNEXPECTED_TOKEN, token, "a parameter's position or name", "a string")
                        .withLabel("names of parameters stand without quotes")
                        .withFix(Fix.replace("leave out the quotes", grammar.factory.span(token), name)));
                return new ParameterSelector.Broken(grammar.factory.span(token));
            }
            default -> {
                grammar.expecting("a parameter's position or name");
                throw new ParseException();
            }
        }
    }
}
