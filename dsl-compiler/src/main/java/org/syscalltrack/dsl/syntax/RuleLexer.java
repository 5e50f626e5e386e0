package org.syscalltrack.dsl.syntax;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.diagnostic.Diagnostics;
import org.syscalltrack.dsl.source.SourceFile;

/**
 * Drives the generated lexer over a whole file: records every token, links those that mean something for the parser,
 * has single tokens looked at, and switches between rule text and the raw text of log formats.
 */
final class RuleLexer implements SctGrammarConstants {
    /** Where in the text the lexer is. */
    private enum Mode {
        RULE_TEXT,
        LOG_FORMAT,
        INTERPOLATION
    }

    private final String text;
    private final TextCharStream stream;
    private final SctGrammarTokenManager manager;
    private final TokenList.Builder tokens;
    private final LexicalFindings findings;
    private final Token head = new Token();

    private Token last = head;
    private @Nullable Token blockName;
    private Mode mode = Mode.RULE_TEXT;
    private int depth;
    private int interpolationDepth;
    private boolean bracesNest;

    private RuleLexer(SourceFile file, Diagnostics diagnostics) {
        this.text = file.text();
        this.stream = new TextCharStream(text);
        this.manager = new SctGrammarTokenManager(stream);
        this.tokens = new TokenList.Builder(file);
        this.findings = new LexicalFindings(file, diagnostics);
    }

    /**
     * The tokens of a file.
     *
     * @param all every token
     * @param head a token before the first one that means something; the chain of {@code next} ends with the end of file
     */
    record Lexed(TokenList all, Token head) {}

    /** Lexes the whole file; never fails. */
    static Lexed lex(SourceFile file, Diagnostics diagnostics) {
        return new RuleLexer(file, diagnostics).run();
    }

    private Lexed run() {
        while (true) {
            Token token = read();
            if (token.kind == EOF && stream.unlimit()) {
                switchTo(Mode.RULE_TEXT);
                continue;
            }
            if (token.kind == EOF) {
                findings.finish();
                link(token);
                return new Lexed(tokens.build(), head);
            }
            switch (mode) {
                case LOG_FORMAT -> inLogFormat(token);
                case INTERPOLATION -> inInterpolation(token);
                case RULE_TEXT -> inRuleText(token);
            }
            tokens.add(token.kind, token.start);
            findings.look(token);
            if (!TokenKinds.of(token.kind).isTrivia()) {
                link(token);
            }
        }
    }

    private Token read() {
        int start = stream.position();
        Token token = manager.getNextToken();
        token.start = start;
        token.end = stream.position();
        if (token.kind == UNCLOSED_STRING) {
            giveBackClosers(token);
        }
        return token;
    }

    /** A forgotten quote should not swallow the brackets at the end of its line: that would be a second finding. */
    private void giveBackClosers(Token token) {
        int end = token.end;
        while (end > token.start + 1 && " \t)]};,".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        stream.backup(token.end - end);
        token.end = end;
    }

    private void link(Token token) {
        last.next = token;
        last = token;
    }

    private void inRuleText(Token token) {
        if (token.kind == LEFT_BRACE && blockName != null && isLogFormat(blockName)) {
            enterLogFormat(token);
        }
        // `log_format = {` is wrong, but what is in its braces is raw text all the same.
        boolean keepsName = token.kind == ASSIGN || TokenKinds.of(token.kind).isTrivia();
        if (token.kind == NAME) {
            blockName = token;
        } else if (!keepsName) {
            blockName = null;
        }
    }

    private boolean isLogFormat(Token name) {
        String word = text.substring(name.start, name.end);
        if (MemberForm.of(word).isPresent()) {
            return MemberForm.of(word).orElseThrow() == MemberForm.LOG_FORMAT;
        }
        Optional<MemberForm> meant = MemberForm.inRightCase(word).isPresent()
                ? MemberForm.inRightCase(word).flatMap(MemberForm::of)
                : MemberForm.ofNearest(word.toLowerCase(Locale.ROOT));
        return meant.filter(form -> form == MemberForm.LOG_FORMAT).isPresent();
    }

    private void enterLogFormat(Token brace) {
        LogFormatExtent extent = LogFormatExtent.of(text, brace.end);
        bracesNest = extent.balanced();
        if (!extent.balanced()) {
            stream.limit(extent.end());
        }
        switchTo(Mode.LOG_FORMAT);
        depth = 0;
    }

    private void inLogFormat(Token token) {
        switch (token.kind) {
            case LOG_BRACE -> {
                if (bracesNest) {
                    depth++;
                } else {
                    findings.unbalancedLogBrace(token);
                }
            }
            case LOG_CLOSING_BRACE -> {
                if (depth > 0) {
                    depth--;
                } else {
                    token.kind = RIGHT_BRACE;
                    stream.unlimit();
                    switchTo(Mode.RULE_TEXT);
                }
            }
            case LOG_INTERPOLATION -> {
                interpolationDepth = 0;
                switchTo(Mode.INTERPOLATION);
            }
            default -> {}
        }
    }

    private void inInterpolation(Token token) {
        if (token.kind == LEFT_BRACE) {
            interpolationDepth++;
        } else if (token.kind == RIGHT_BRACE) {
            if (interpolationDepth == 0) {
                switchTo(Mode.LOG_FORMAT);
            } else {
                interpolationDepth--;
            }
        }
    }

    private void switchTo(Mode next) {
        mode = next;
        blockName = null;
        manager.SwitchTo(next == Mode.LOG_FORMAT ? LOG : DEFAULT);
    }
}
