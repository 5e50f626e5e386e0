package org.syscalltrack.dsl.syntax;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Fix;
import org.syscalltrack.dsl.diagnostic.NearestNames;
import org.syscalltrack.dsl.syntax.tree.Expression;

/**
 * What the grammar's productions stand on: looking ahead, keeping count of nesting, and the rooms that build the tree,
 * word findings and find the way back after an error.
 */
abstract class GrammarSupport implements SctGrammarConstants {
    /** Brackets and prefix operators inside each other; bounds the recursion of every later pass. */
    static final int MAXIMUM_DEPTH = 200;

    /** Operators side by side: {@code a || b || …} is a tree that is deep to the left. */
    static final int MAXIMUM_CHAIN = 1000;

    /** How many tokens a search for a closing bracket goes through; more would make broken files slow. */
    static final int LONG_LOOK = 2000;

    private static final Map<String, Integer> DECLARATION_WORDS =
            Map.of("rule", RULE, "test", TEST, "include", INCLUDE, "const", CONST, "list", LIST, "macro", MACRO);
    private static final Set<String> OBJECT_FUNCTIONS = Set.of("PATH", "REALPATH", "FILE");

    // Set once before parsing; the generated constructors cannot pass them on.
    @SuppressWarnings("NullAway.Init")
    SyntaxFindings findings;

    @SuppressWarnings("NullAway.Init")
    TreeFactory factory;

    final Recovery recovery = new Recovery(this);
    final MemberRules members = new MemberRules(this);
    final OperatorRules operators = new OperatorRules(this);
    final SelectorRules selectors = new SelectorRules(this);

    private String expectation = "a declaration";
    private int depth;
    private int conditions;
    private int lists;

    /** The token {@code index} places ahead; 0 is the last one consumed. */
    public abstract Token getToken(int index);

    /** Consumes the next token. */
    public abstract Token getNextToken();

    void start(SyntaxFindings findings, TreeFactory factory) {
        this.findings = findings;
        this.factory = factory;
    }

    final int kindOf(int index) {
        return getToken(index).kind;
    }

    /** Says in words what the production needs next, for the finding if it is not there. */
    final void expecting(String what) {
        expectation = what;
    }

    final String expectation() {
        return expectation;
    }

    // ---------------------------------------------------------------- nesting

    final void enterExpression() throws ParseException {
        if (++depth > MAXIMUM_DEPTH) {
            throw findings.tooDeep(getToken(1), MAXIMUM_DEPTH);
        }
    }

    final void leaveExpression() {
        depth--;
    }

    /** From here on {@code =} can only be meant as {@code ==}. */
    final void enterCondition() {
        conditions++;
    }

    final void leaveCondition() {
        conditions--;
    }

    final boolean inCondition() {
        return conditions > 0;
    }

    /** Forgets expressions that an error has left. */
    final void leaveAllExpressions() {
        depth = 0;
        conditions = 0;
        lists = 0;
    }

    // ---------------------------------------------------------------- looking ahead

    final boolean isName(int index) {
        TokenKind kind = TokenKinds.of(kindOf(index));
        return kind == TokenKind.NAME || kind == TokenKind.DECLARATION_WORD || kind == TokenKind.WORD_OPERATOR;
    }

    final boolean isWord(int index, String word) {
        Token token = getToken(index);
        return token.kind == NAME
                && token.end - token.start == word.length()
                && factory.file().text().startsWith(word, token.start);
    }

    /** {@code PATH} and the like; in another case only if {@code (*)} follows, since a macro may be called so. */
    final boolean isObjectFunction() {
        if (kindOf(1) != NAME || !opensSelector(2)) {
            return false;
        }
        String word = factory.text(getToken(1));
        return OBJECT_FUNCTIONS.contains(word)
                || (kindOf(3) == STAR && OBJECT_FUNCTIONS.contains(word.toUpperCase(Locale.ROOT)));
    }

    final boolean opensSelector(int index) {
        return kindOf(index) == LEFT_PARENTHESIS || kindOf(index) == LEFT_BRACKET;
    }

    final boolean isString(int index) {
        return TokenKinds.of(kindOf(index)) == TokenKind.STRING;
    }

    final boolean isCharacter(int index) {
        return TokenKinds.of(kindOf(index)) == TokenKind.CHARACTER;
    }

    final boolean isLogPiece() {
        TokenKind kind = TokenKinds.of(kindOf(1));
        return kind == TokenKind.LOG_TEXT || kind == TokenKind.LOG_MACRO || kind == TokenKind.LOG_INTERPOLATION;
    }

    /** {@code *} where an argument should be. */
    final boolean isLoneStar() {
        return kindOf(1) == STAR && (kindOf(2) == RIGHT_PARENTHESIS || kindOf(2) == COMMA);
    }

    /** The name that is an operand; not one that begins the next member or declaration. */
    final void checkOperandName() throws ParseException {
        if (recovery.declarationStarts(1) || (conditions == 0 && members.memberStarts(1))) {
            throw new ParseException();
        }
    }

    /** Whether an operand may begin with that token. */
    final boolean startsOperand(int index) {
        return switch (kindOf(index)) {
            case NUMBER, FRACTION, LEFT_PARENTHESIS, LEFT_BRACE, BANG, TILDE, MINUS -> true;
            default -> isString(index) || isCharacter(index) || isName(index);
        };
    }

    static int closerOf(Token open) {
        return switch (open.kind) {
            case LEFT_PARENTHESIS -> RIGHT_PARENTHESIS;
            case LEFT_BRACKET -> RIGHT_BRACKET;
            default -> RIGHT_BRACE;
        };
    }

    // ---------------------------------------------------------------- declarations

    /**
     * Which kind of declaration begins with the next token: the token kind of its word, 0 for none. A word in the wrong
     * case and a misspelled word with the right things behind it count.
     */
    final int declarationKind() {
        Token token = getToken(1);
        if (TokenKinds.of(token.kind) == TokenKind.DECLARATION_WORD) {
            return token.kind;
        }
        if (token.kind != NAME) {
            return 0;
        }
        String meant = meantDeclarationWord(token);
        return meant == null ? 0 : DECLARATION_WORDS.getOrDefault(meant, 0);
    }

    final void reportDeclarationWord() {
        Token token = getToken(1);
        String meant = token.kind == NAME ? meantDeclarationWord(token) : null;
        if (meant == null) {
            return;
        }
        String written = factory.text(token);
        if (written.toLowerCase(Locale.ROOT).equals(meant)) {
            findings.wrongCase(token, meant);
        } else {
            findings.report(findings.at(DiagnosticKind.NOT_A_DECLARATION, token, written)
                    .withLabel("did you mean `" + meant + "`?")
                    .withFix(Fix.replace("write `" + meant + "`", factory.span(token), meant)));
        }
    }

    private @Nullable String meantDeclarationWord(Token token) {
        String lower = factory.text(token).toLowerCase(Locale.ROOT);
        if (DECLARATION_WORDS.containsKey(lower) && kindOf(2) != ASSIGN) {
            return lower;
        }
        for (String word : NearestNames.of(lower, DECLARATION_WORDS.keySet())) {
            boolean fits = switch (word) {
                case "rule", "test" -> kindOf(2) == LEFT_BRACE;
                case "include" -> isString(2);
                default -> isName(2) && (kindOf(3) == ASSIGN || kindOf(3) == LEFT_PARENTHESIS);
            };
            if (fits) {
                return word;
            }
        }
        return null;
    }

    /** The {@code =} of a declaration is not there. */
    final void missingEquals() throws ParseException {
        findings.missingEquals(getToken(0), getToken(1), startsOperand(1));
        if (findings.isMistakenEquals(getToken(1))) {
            getNextToken();
        } else if (!startsOperand(1)) {
            throw new AlreadyReported();
        }
    }

    // ---------------------------------------------------------------- expressions

    final Expression emptyFilter(Token open) {
        findings.report(findings.between(DiagnosticKind.EMPTY_FILTER, open, getToken(1))
                .withLabel("leave it out: a rule without a filter matches always"));
        return factory.brokenExpression();
    }

    /** {@code *} where another function than {@code PATH}, {@code REALPATH}, {@code FILE} is called. */
    final Expression misplacedWildcard(Token star) {
        findings.report(findings.at(DiagnosticKind.MISPLACED_WILDCARD, star)
                .withLabel("stands for all parameters only in `PATH(*)`, `REALPATH(*)` and `FILE(*)`"));
        return factory.broken(star);
    }

    /** Whether a list in brackets has no further element. */
    final boolean listEnds(int closer) {
        int kind = kindOf(1);
        if (kind == closer
                || kind == EOF
                || kind == SEMICOLON
                || kind == RIGHT_BRACE
                || recovery.declarationStarts(1)) {
            return true;
        }
        int before = kindOf(0);
        boolean elementFollows =
                before == COMMA || before == LEFT_PARENTHESIS || before == LEFT_BRACE || before == LEFT_BRACKET;
        return !elementFollows && members.memberStarts(1);
    }

    /** Takes the comma behind an element; a missing one is reported. */
    final void endOfElement(int closer) throws ParseException {
        if (kindOf(1) == COMMA) {
            getNextToken();
        } else if (!listEnds(closer)) {
            if (!startsOperand(1) && kindOf(1) != DOT) {
                expecting("`,` or " + findings.image(closer));
                throw new ParseException();
            }
            findings.missingComma(getToken(0), getToken(1));
        }
    }

    /** Strings side by side are one string in C and an error here. */
    final Expression.StringLiteral adjacentStrings(Expression.StringLiteral first) {
        if (!isString(1) || lists > 0) {
            return first;
        }
        Token end = getToken(1);
        while (isString(1)) {
            end = getNextToken();
        }
        findings.adjacentStrings(first, end);
        return first;
    }

    final void enterList() {
        lists++;
    }

    final void leaveList() {
        lists--;
    }
}
