package org.syscalltrack.dsl.syntax;

import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Fix;
import org.syscalltrack.dsl.diagnostic.NearestNames;
import org.syscalltrack.dsl.syntax.tree.Identifier;
import org.syscalltrack.dsl.syntax.tree.SyscallSelector;

/** How members begin, and what is said if they do not. */
final class MemberRules implements SctGrammarConstants {
    private final GrammarSupport grammar;

    MemberRules(GrammarSupport grammar) {
        this.grammar = grammar;
    }

    /** The name as it is written right; another case is reported. */
    Identifier inRightCase(Identifier name) {
        if (MemberForm.of(name.text()).isPresent()) {
            return name;
        }
        String right = MemberForm.inRightCase(name.text()).orElse(null);
        if (right == null || !valueFollows()) {
            return name;
        }
        grammar.findings.wrongCase(grammar.getToken(0), right);
        return new Identifier(right, name.span());
    }

    /**
     * The form of the member's value; null if nothing near the name is known, then the value is skipped. The checker says
     * that the name is unknown.
     *
     * @throws AlreadyReported if this is no member at all
     */
    @Nullable MemberForm formOf(Identifier name) throws ParseException {
        MemberForm form = MemberForm.of(name.text()).orElse(null);
        if (form != null) {
            return form;
        }
        if (!valueFollows()) {
            grammar.findings.notAMember(grammar.getToken(0), NearestNames.of(name.text(), MemberForm.allNames()));
            throw new AlreadyReported();
        }
        MemberForm nearest = MemberForm.ofNearest(name.text()).orElse(null);
        boolean braces = grammar.kindOf(1) == LEFT_BRACE;
        return nearest != null && nearest.takesEquals() == !braces ? nearest : null;
    }

    private boolean valueFollows() {
        return grammar.kindOf(1) == ASSIGN || grammar.kindOf(1) == LEFT_BRACE;
    }

    /** Takes the {@code =} of a member whose form wants one, and complains where it is missing or too much. */
    void takeEquals(Identifier name, @Nullable MemberForm form) throws ParseException {
        if (form == null || form == MemberForm.NONE) {
            return;
        }
        Token next = grammar.getToken(1);
        if (form.takesEquals()) {
            if (next.kind == ASSIGN) {
                grammar.getNextToken();
            } else if (grammar.findings.isMistakenEquals(next)) {
                grammar.findings.missingEquals(grammar.getToken(0), next, true);
                grammar.getNextToken();
            } else if (startsValue(form) && !memberStarts(1)) {
                grammar.findings.missingEquals(grammar.getToken(0), next, true);
            }
        } else if (next.kind == ASSIGN) {
            unwantedEquals(name, form, next);
        }
    }

    private boolean startsValue(MemberForm form) {
        int kind = grammar.kindOf(1);
        boolean selector = form == MemberForm.SYSCALL_NAMES && (kind == STAR || kind == PERCENT);
        return selector || grammar.startsOperand(1);
    }

    private void unwantedEquals(Identifier name, MemberForm form, Token equals) throws ParseException {
        Token value = grammar.getToken(2);
        if (value.kind == LEFT_BRACE) {
            grammar.findings.report(grammar.findings
                    .at(DiagnosticKind.UNWANTED_EQUALS, equals, name.text())
                    .withLabel("leave it out")
                    .withFix(Fix.delete("leave out `=`", grammar.factory.span(equals))));
            grammar.getNextToken();
            return;
        }
        grammar.expecting("`{`");
        if (form == MemberForm.LOG_FORMAT && value.kind == STRING) {
            grammar.findings.stringAsLogFormat(equals, value);
            throw new AlreadyReported();
        }
        throw new ParseException();
    }

    /** Whether behind the member's name, and its {@code =}, there is no value; reported. */
    boolean valueIsMissing(Identifier name, MemberForm form) {
        int next = grammar.kindOf(1);
        boolean ends = next == RIGHT_BRACE || next == SEMICOLON || next == EOF || next == COMMA;
        if (!ends && !memberStarts(1) && !grammar.recovery.declarationStarts(1)) {
            return false;
        }
        grammar.findings.missingValue(name, grammar.getToken(0), form.takesEquals());
        return true;
    }

    /** Whether that token is the name of a known member and what belongs behind it follows. */
    boolean memberStarts(int index) {
        if (!grammar.isName(index)) {
            return false;
        }
        int next = grammar.kindOf(index + 1);
        if (next != ASSIGN && next != LEFT_BRACE) {
            return false;
        }
        String name = grammar.factory.text(grammar.getToken(index));
        return MemberForm.inRightCase(name)
                .flatMap(MemberForm::of)
                .filter(form -> next == ASSIGN || !form.takesEquals() || name.equals("key") || name.equals("tags"))
                .isPresent();
    }

    // ---------------------------------------------------------------- values

    /** Whether the list of calls goes on, with or without its comma; a missing comma is reported. */
    boolean anotherCallName() {
        if (grammar.kindOf(1) == COMMA) {
            return !memberStarts(2);
        }
        int next = grammar.kindOf(1);
        boolean bareName = grammar.isName(1)
                && grammar.kindOf(2) != ASSIGN
                && grammar.kindOf(2) != LEFT_BRACE
                && MemberForm.inRightCase(grammar.factory.text(grammar.getToken(1)))
                        .isEmpty();
        boolean more = bareName || next == PERCENT || next == STAR;
        if (more) {
            grammar.findings.missingComma(grammar.getToken(0), grammar.getToken(1));
        }
        return more;
    }

    /** {@code %} is an operator elsewhere; here it belongs to the word that sticks to it. */
    void checkClassName() throws ParseException {
        Token percent = grammar.getToken(0);
        if (!grammar.isName(1) || grammar.getToken(1).start != percent.end) {
            grammar.expecting("the name of a class, such as `%file`");
            throw new ParseException();
        }
    }

    /** A number or a string where a call's name should be. */
    SyscallSelector notACallName(Token token) {
        grammar.findings.notACallName(token);
        return new SyscallSelector(
                SyscallSelector.Kind.BROKEN, grammar.factory.text(token), grammar.factory.span(token));
    }

    /** Braces around the names of calls are reported and read over. */
    void bracesAroundCalls(Token brace) {
        grammar.findings.bracesAroundCalls(brace, grammar.recovery.partner(brace));
    }

    /** Whether the duration just begun has its unit in a word of its own; none at all is reported. */
    boolean unitFollows() throws ParseException {
        String number = grammar.factory.text(grammar.getToken(0));
        if (!number.chars().allMatch(Character::isDigit)) {
            return false;
        }
        if (grammar.isName(1) && !memberStarts(1)) {
            return true;
        }
        grammar.expecting("a unit: `s`, `m` or `h`");
        throw new ParseException();
    }
}
