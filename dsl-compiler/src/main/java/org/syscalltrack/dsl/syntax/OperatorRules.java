package org.syscalltrack.dsl.syntax;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.diagnostic.NearestNames;
import org.syscalltrack.dsl.syntax.tree.BinaryOperator;

/** Which tokens are operators, those of other languages among them, which are reported and taken for what they mean. */
final class OperatorRules implements SctGrammarConstants {
    private static final Map<String, BinaryOperator> FOREIGN = Map.of(
            "and", BinaryOperator.AND,
            "or", BinaryOperator.OR,
            "eq", BinaryOperator.EQUAL,
            "ne", BinaryOperator.NOT_EQUAL,
            "like", BinaryOperator.GLOB,
            "matches", BinaryOperator.GLOB,
            "===", BinaryOperator.EQUAL,
            "!==", BinaryOperator.NOT_EQUAL,
            "<>", BinaryOperator.NOT_EQUAL);
    private static final Map<String, BinaryOperator> WORDS = Map.of(
            "startswith", BinaryOperator.STARTS_WITH,
            "endswith", BinaryOperator.ENDS_WITH,
            "contains", BinaryOperator.CONTAINS,
            "glob", BinaryOperator.GLOB);
    private static final @Nullable BinaryOperator[] BY_KIND = byKind();

    private final GrammarSupport grammar;
    private @Nullable Token seenAt;
    private @Nullable OperatorToken seen;

    OperatorRules(GrammarSupport grammar) {
        this.grammar = grammar;
    }

    private static @Nullable BinaryOperator[] byKind() {
        BinaryOperator[] operators = new BinaryOperator[tokenImage.length];
        for (int kind = 0; kind < operators.length; kind++) {
            String image = tokenImage[kind].replace("\"", "");
            for (BinaryOperator operator : BinaryOperator.values()) {
                if (operator.symbol().equals(image)) {
                    operators[kind] = operator;
                }
            }
        }
        return operators;
    }

    /** Whether the next token is an infix operator that binds at least as tightly as {@code minimum}. */
    boolean next(int minimum) {
        Token token = grammar.getToken(1);
        BinaryOperator operator = BY_KIND[token.kind];
        if (operator != null) {
            return operator.precedence() >= minimum;
        }
        OperatorToken other = other(token);
        return other != null && other.precedence() >= minimum;
    }

    /** Takes the operator that {@link #next} has found. */
    OperatorToken take(OperatorChain chain) throws ParseException {
        Token token = grammar.getToken(1);
        BinaryOperator plain = BY_KIND[token.kind];
        OperatorToken operator = plain != null ? new OperatorToken(plain, false, token.start, token.end) : seen;
        if (operator == null) {
            throw new IllegalStateException("no operator at " + token.start);
        }
        if (plain == null) {
            reportIfForeign(token, operator);
        }
        while (grammar.getToken(1).start < operator.end()) {
            grammar.getNextToken();
        }
        OperatorToken last = chain.last();
        if (last != null && last.precedence() == operator.precedence() && (last.isWord() || operator.isWord())) {
            grammar.findings.notAssociative(last, operator);
        }
        chain.add(operator);
        chain.lengthen(grammar);
        return operator;
    }

    private @Nullable OperatorToken other(Token token) {
        if (token != seenAt) {
            seenAt = token;
            seen = find(token);
        }
        return seen;
    }

    private @Nullable OperatorToken find(Token token) {
        Token second = token.next;
        switch (token.kind) {
            case IN -> {
                return new OperatorToken(null, false, token.start, token.end);
            }
            case NOT, BANG -> {
                return negated(token, second);
            }
            case ASSIGN -> {
                return grammar.inCondition() ? infix(BinaryOperator.EQUAL, token) : null;
            }
            case FOREIGN_OPERATOR -> {
                BinaryOperator meant = FOREIGN.get(grammar.factory.text(token));
                return meant == null ? null : infix(meant, token);
            }
            case NAME -> {
                return ofWord(token, second);
            }
            default -> {
                return null;
            }
        }
    }

    private static OperatorToken infix(BinaryOperator operator, Token token) {
        return new OperatorToken(operator, false, token.start, token.end);
    }

    private @Nullable OperatorToken negated(Token token, Token second) {
        if (isIn(second)) {
            return new OperatorToken(null, true, token.start, second.end);
        }
        BinaryOperator operator = token.kind == NOT ? BY_KIND[second.kind] : null;
        boolean word = operator != null && operator.isWord();
        return word ? new OperatorToken(operator, true, token.start, second.end) : null;
    }

    /** A name cannot stand here, so a word that is nearly an operator is meant as one. */
    private @Nullable OperatorToken ofWord(Token token, Token second) {
        if (second.kind == ASSIGN || (second.kind == LEFT_BRACE && !grammar.inCondition())) {
            return null;
        }
        String word = grammar.factory.text(token).toLowerCase(Locale.ROOT);
        if (word.equals("in")) {
            return new OperatorToken(null, false, token.start, token.end);
        }
        if (word.equals("not") && isIn(second)) {
            return new OperatorToken(null, true, token.start, second.end);
        }
        BinaryOperator meant = WORDS.getOrDefault(word, FOREIGN.get(word));
        if (meant == null && grammar.inCondition() && grammar.startsOperand(2) && word.length() > 3) {
            meant = NearestNames.best(word, WORDS.keySet()).map(WORDS::get).orElse(null);
        }
        return meant == null ? null : infix(meant, token);
    }

    private boolean isIn(Token token) {
        return token.kind == IN
                || (token.kind == NAME
                        && grammar.factory.text(token).toLowerCase(Locale.ROOT).equals("in"));
    }

    private void reportIfForeign(Token token, OperatorToken operator) {
        String written = grammar.factory.file().text().substring(operator.start(), operator.end());
        BinaryOperator meant = operator.operator();
        String right = meant != null ? meant.symbol() : operator.negated() ? "not in" : "in";
        if (token.kind == ASSIGN) {
            grammar.findings.assignmentInCondition(token);
        } else if (operator.isMembership()) {
            if (token.kind != IN && !(token.kind == NOT && token.next.kind == IN)) {
                grammar.findings.foreignOperator(operator, written, right);
            }
        } else if (operator.negated()) {
            grammar.findings.negatedOperator(operator, written);
        } else {
            grammar.findings.foreignOperator(operator, written, right);
        }
    }

    // ---------------------------------------------------------------- prefix operators

    /** Whether the next token is a prefix operator. */
    boolean prefix() {
        Token token = grammar.getToken(1);
        return switch (token.kind) {
            case BANG, TILDE, MINUS, PLUS -> true;
            case NOT -> negates();
            case NAME -> grammar.factory.text(token).equalsIgnoreCase("not") && negates();
            default -> false;
        };
    }

    private boolean negates() {
        boolean call = grammar.kindOf(2) == LEFT_PARENTHESIS;
        boolean infix = TokenKinds.of(grammar.kindOf(2)) == TokenKind.WORD_OPERATOR;
        return grammar.inCondition() && grammar.startsOperand(2) && (call || !infix);
    }

    /** Takes a prefix operator; {@code not} and {@code +} are reported. */
    Token takePrefix() {
        Token token = grammar.getNextToken();
        if (token.kind == NOT || token.kind == NAME) {
            grammar.findings.foreignPrefix(token, "!");
            token.kind = BANG;
        } else if (token.kind == PLUS) {
            grammar.findings.foreignPrefix(token, "");
        }
        return token;
    }

    /** Whether {@code (} or {@code [} behind {@code in} begins what should be a set in braces. */
    boolean setInParentheses() {
        int open = grammar.kindOf(1);
        if (open == LEFT_BRACKET) {
            return true;
        }
        if (open != LEFT_PARENTHESIS) {
            return false;
        }
        int depth = 0;
        Token first = grammar.getToken(2);
        int seen = 0;
        for (Token token = first; seen < GrammarSupport.LONG_LOOK; token = token.next) {
            seen++;
            switch (token.kind) {
                case LEFT_PARENTHESIS, LEFT_BRACKET, LEFT_BRACE -> depth++;
                case RIGHT_PARENTHESIS, RIGHT_BRACKET, RIGHT_BRACE -> {
                    if (--depth < 0) {
                        // One literal alone can only be a set; one name may be a list's.
                        return token == first.next && !grammar.isName(2);
                    }
                }
                case COMMA, RANGE -> {
                    if (depth == 0) {
                        return true;
                    }
                }
                case EOF -> {
                    return false;
                }
                default -> {}
            }
        }
        return false;
    }
}
