package org.syscalltrack.dsl.syntax;

import java.util.List;
import org.syscalltrack.dsl.diagnostic.Diagnostics;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.dsl.syntax.tree.RuleFile;

/** Parses rule files. Any text gives a tree: errors become findings, and parsing goes on behind them. */
public final class SyntaxParser {
    private SyntaxParser() {}

    /** Parses one file; {@code include} is not followed. Never fails. */
    public static SyntaxTree parse(SourceFile file) {
        Diagnostics diagnostics = new Diagnostics();
        RuleLexer.Lexed lexed = RuleLexer.lex(file, diagnostics);
        SctGrammar grammar = new SctGrammar(new TextCharStream(""));
        // The generated parser takes tokens from this chain; its own lexer only ever sees the end of an empty text.
        grammar.token = lexed.head();
        SyntaxFindings findings = new SyntaxFindings(file, diagnostics);
        grammar.start(findings, new TreeFactory(file, grammar, new LiteralReader(diagnostics)));
        RuleFile root = parse(grammar);
        List<Declaration> declarations = root.declarations();
        List<Allowance> allowances = Allowances.of(file, lexed.all(), declarations, diagnostics);
        return new SyntaxTree(file, lexed.all(), root, allowances, diagnostics.sorted());
    }

    private static RuleFile parse(SctGrammar grammar) {
        try {
            return grammar.File();
        } catch (ParseException e) {
            throw new AssertionError("a declaration's error was not recovered from", e);
        }
    }
}
