package org.syscalltrack.dsl.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.dsl.syntax.tree.Expression;
import org.syscalltrack.dsl.syntax.tree.Identifier;
import org.syscalltrack.dsl.syntax.tree.Member;

/**
 * Finds the way back after an error: to the next member, out of the braces, to the next declaration. Every way consumes
 * at least one token, so parsing ends.
 */
final class Recovery implements SctGrammarConstants {
    /** Members of rules and tests themselves. In a block inside them they show where a brace was forgotten. */
    private static final Set<String> OUTER_MEMBERS = Set.of(
            "syscall_name",
            "rule_name",
            "description",
            "severity",
            "tags",
            "enabled",
            "filter_expression",
            "action",
            "when",
            "on_unreadable",
            "partial",
            "abi",
            "test_name",
            "call",
            "process",
            "expect");

    private final GrammarSupport grammar;
    private final Deque<Token> blocks = new ArrayDeque<>();
    private int missingBraces;

    Recovery(GrammarSupport grammar) {
        this.grammar = grammar;
    }

    // ---------------------------------------------------------------- blocks

    void enterBlock(Token open) throws ParseException {
        if (blocks.size() >= GrammarSupport.MAXIMUM_DEPTH) {
            throw grammar.findings.tooDeep(open, GrammarSupport.MAXIMUM_DEPTH);
        }
        if (blocks.isEmpty()) {
            missingBraces = missingBraces(open);
        }
        blocks.push(open);
    }

    /** Whether the members of the innermost block are over, by its brace or by what cannot be inside it. */
    boolean blockEnds() {
        int kind = grammar.kindOf(1);
        return kind == RIGHT_BRACE || kind == EOF || declarationStarts(1) || outerMemberFollows();
    }

    private boolean outerMemberFollows() {
        return missingBraces > 0
                && blocks.size() > 1
                && grammar.members.memberStarts(1)
                && OUTER_MEMBERS.contains(grammar.factory.text(grammar.getToken(1)));
    }

    /** Leaves the innermost block; a missing brace is reported. */
    void closeBlock(Token open) {
        blocks.pop();
        if (grammar.kindOf(1) == RIGHT_BRACE) {
            grammar.getNextToken();
        } else {
            missingBraces--;
            grammar.findings.unclosed(open, grammar.getToken(0), grammar.getToken(1));
        }
    }

    /** How many closing braces are missing from {@code open} up to the next declaration or the end of the file. */
    private int missingBraces(Token open) {
        int depth = 1;
        for (Token token = open.next; token != null; token = token.next) {
            if (opensBraces(token)) {
                depth++;
            } else if (token.kind == RIGHT_BRACE && --depth == 0) {
                return 0;
            } else if (token.kind == EOF || isBlockDeclaration(token)) {
                return depth;
            }
        }
        return depth;
    }

    private static boolean isBlockDeclaration(Token token) {
        return (token.kind == RULE || token.kind == TEST) && token.next.kind == LEFT_BRACE;
    }

    private static boolean opensBraces(Token token) {
        return token.kind == LEFT_BRACE || token.kind == LOG_INTERPOLATION;
    }

    /** Whether a declaration begins with that token, and nothing else can. */
    boolean declarationStarts(int index) {
        return declarationStarts(grammar.getToken(index));
    }

    private static boolean declarationStarts(Token token) {
        return switch (token.kind) {
            case RULE, TEST -> token.next.kind == LEFT_BRACE;
            case CONST, LIST, MACRO ->
                token.next.kind == NAME && (token.next.next.kind == ASSIGN || token.next.next.kind == LEFT_PARENTHESIS);
            case INCLUDE -> token.next.kind == STRING;
            default -> false;
        };
    }

    /** The bracket that closes {@code open}, if brackets between them match. */
    @Nullable Token partner(Token open) {
        int depth = 0;
        int seen = 0;
        for (Token token = open; token.kind != EOF && seen < GrammarSupport.LONG_LOOK; token = token.next) {
            seen++;
            switch (token.kind) {
                case LEFT_BRACE, LEFT_PARENTHESIS, LEFT_BRACKET, LOG_INTERPOLATION -> depth++;
                case RIGHT_BRACE, RIGHT_PARENTHESIS, RIGHT_BRACKET -> {
                    if (--depth == 0) {
                        return token.kind == GrammarSupport.closerOf(open) ? token : null;
                    }
                }
                default -> {}
            }
        }
        return null;
    }

    void commaBetweenMembers() {
        grammar.findings.commaBetweenMembers(grammar.getToken(0));
    }

    // ---------------------------------------------------------------- brackets

    /** Takes the bracket that closes {@code open}. */
    void close(Token open) throws ParseException {
        Token next = grammar.getToken(1);
        int closer = GrammarSupport.closerOf(open);
        if (next.kind == closer) {
            grammar.getNextToken();
            return;
        }
        boolean over = next.kind == EOF
                || next.kind == RIGHT_BRACE
                || next.kind == SEMICOLON
                || grammar.members.memberStarts(1)
                || declarationStarts(next);
        if (over) {
            if (open.kind == LEFT_BRACE) {
                missingBraces--;
            }
            grammar.findings.unclosed(open, grammar.getToken(0), next);
        } else if (next.kind == RIGHT_PARENTHESIS || next.kind == RIGHT_BRACKET) {
            grammar.findings.wrongCloser(open, next);
            grammar.getNextToken();
        } else {
            grammar.findings.unexpected(
                    grammar.getToken(0), next, "an operator or " + grammar.findings.image(closer), open);
            throw new AlreadyReported();
        }
    }

    // ---------------------------------------------------------------- after an error

    /** Reports what a production has left with, unless it has been. */
    private void report(ParseException e, @Nullable Token open) {
        grammar.leaveAllExpressions();
        if (!(e instanceof AlreadyReported)) {
            grammar.findings.unexpected(grammar.getToken(0), grammar.getToken(1), grammar.expectation(), open);
        }
    }

    /** Skips the rest of a member. Returns the member without its value, or null if not even its name was there. */
    @Nullable Member brokenMember(ParseException e, Token first, @Nullable Identifier name) {
        report(e, null);
        skipMember(first);
        return name == null ? null : grammar.factory.member(name, grammar.factory.brokenExpression());
    }

    /** Skips the value of a member that nobody knows; the checker reports its name. */
    Expression unknownMember() {
        Token name = grammar.getToken(0);
        Token first = grammar.getNextToken();
        if (first.kind == LEFT_BRACE) {
            skipBraces();
        } else {
            skipMember(first);
        }
        return grammar.factory.brokenSince(name);
    }

    private void skipMember(Token first) {
        if (grammar.getToken(1) == first) {
            skip();
        }
        while (true) {
            Token next = grammar.getToken(1);
            boolean ends = next.kind == EOF
                    || next.kind == RIGHT_BRACE
                    || next.kind == SEMICOLON
                    || grammar.members.memberStarts(1)
                    || (grammar.isName(1) && grammar.findings.beginsLine(grammar.getToken(0), next))
                    || declarationStarts(next);
            if (ends) {
                return;
            }
            skip();
        }
    }

    /** Skips one token, or a whole bracketed part. */
    private void skip() {
        Token token = grammar.getNextToken();
        if (opensBraces(token)) {
            skipBraces();
        }
    }

    /** Skips up to the brace that closes the one just taken. */
    private void skipBraces() {
        int depth = 1;
        while (depth > 0) {
            Token next = grammar.getToken(1);
            if (next.kind == EOF || isBlockDeclaration(next)) {
                return;
            }
            if (opensBraces(next)) {
                depth++;
            } else if (next.kind == RIGHT_BRACE) {
                depth--;
            }
            grammar.getNextToken();
        }
    }

    /** Skips the rest of a filter with its brace. */
    Expression brokenFilter(ParseException e, Token open) {
        report(e, null);
        while (true) {
            Token next = grammar.getToken(1);
            if (next.kind == RIGHT_BRACE) {
                grammar.getNextToken();
                return grammar.factory.brokenSince(open);
            }
            if (next.kind == EOF || grammar.members.memberStarts(1) || declarationStarts(next)) {
                return grammar.factory.brokenSince(open);
            }
            skip();
        }
    }

    /** Skips the rest of {@code %{…}} with its brace. */
    Expression brokenInterpolation(ParseException e, Token open) {
        report(e, null);
        while (grammar.kindOf(1) != EOF && grammar.kindOf(1) != RIGHT_BRACE && !declarationStarts(1)) {
            skip();
        }
        if (grammar.kindOf(1) == RIGHT_BRACE) {
            grammar.getNextToken();
        }
        return grammar.factory.brokenSince(open);
    }

    /** Skips the rest of a declaration. */
    Declaration brokenDeclaration(ParseException e, Token first) {
        report(e, null);
        blocks.clear();
        skipDeclaration(first);
        return grammar.factory.brokenDeclaration(first);
    }

    /** Reports and skips what begins no declaration. */
    Declaration notADeclaration() {
        Token before = grammar.getToken(0);
        Token first = grammar.getToken(1);
        if (first.kind == RIGHT_BRACE) {
            grammar.findings.unmatched(first);
            grammar.getNextToken();
            return grammar.factory.brokenDeclaration(first);
        }
        if (grammar.isName(1)) {
            grammar.findings.notADeclaration(first, before.kind == RIGHT_BRACE ? before : null);
        } else {
            grammar.findings.unexpected(before, first, "a declaration", null);
        }
        skipDeclaration(first);
        return grammar.factory.brokenDeclaration(first);
    }

    private void skipDeclaration(Token first) {
        if (grammar.getToken(1) == first) {
            skip();
        }
        while (grammar.kindOf(1) != EOF && !declarationStarts(1) && !declarationWordBeginsLine()) {
            skip();
        }
    }

    /** Outside of all braces a line that begins with {@code const} is worth a new start, whatever follows. */
    private boolean declarationWordBeginsLine() {
        Token next = grammar.getToken(1);
        return TokenKinds.of(next.kind) == TokenKind.DECLARATION_WORD
                && grammar.findings.beginsLine(grammar.getToken(0), next);
    }
}
