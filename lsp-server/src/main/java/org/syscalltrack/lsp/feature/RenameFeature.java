package org.syscalltrack.lsp.feature;

import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.syscalltrack.dsl.check.Vocabulary;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.lsp.program.View;

/** Gives rules, tests, constants, lists, macros and their parameters another name, in every file that uses them. */
public final class RenameFeature {
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";
    private static final List<String> KEYWORDS = List.of(
            "rule",
            "test",
            "const",
            "list",
            "macro",
            "include",
            "in",
            "not",
            "startswith",
            "endswith",
            "contains",
            "glob");

    private RenameFeature() {}

    /** Why a name cannot be given; the message is for the user. */
    public static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    /** The range of the name at a place, if it is one that can be changed. */
    public static Optional<Range> prepare(View view, Position position) {
        return Occurrences.at(view, view.offset(position))
                .filter(occurrence -> isUsers(view, occurrence.symbol()))
                .map(occurrence -> view.range(bare(occurrence.span())));
    }

    /**
     * The edits that give the name at a place another one.
     *
     * @param views one for each program that has the file
     */
    public static WorkspaceEdit rename(View view, List<View> views, Position position, String name)
            throws RefusedException {
        Symbol symbol = Occurrences.at(view, view.offset(position))
                .map(Occurrence::symbol)
                .filter(found -> isUsers(view, found))
                .orElseThrow(() -> new RefusedException(
                        "there is no name of yours here: calls, variables and constants of the kernel keep theirs"));
        boolean mayBeString = symbol.kind() == Symbol.Kind.RULE || symbol.kind() == Symbol.Kind.TEST;
        if (name.isBlank() || (!mayBeString && !name.matches(NAME))) {
            throw new RefusedException("`" + name + "` is no name: use letters, digits and `_`");
        }
        for (View each : views) {
            refuseTaken(each, symbol, name);
        }
        Edits edits = new Edits();
        for (View each : views) {
            for (Occurrence occurrence : Occurrences.of(symbol, each)) {
                edits.replace(each, occurrence.span(), name.matches(NAME) ? name : quoted(name));
            }
        }
        return edits.toWorkspaceEdit();
    }

    private static String quoted(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static Span bare(Span span) {
        boolean isString = span.length() > 2 && span.text().startsWith("\"");
        return isString ? span.file().span(span.start() + 1, span.end() - 1) : span;
    }

    private static boolean isUsers(View view, Symbol symbol) {
        ProgramNames names = ProgramNames.of(view);
        return switch (symbol.kind()) {
            case RULE -> names.rules().containsKey(symbol.name());
            case TEST -> names.tests().containsKey(symbol.name());
            case DEFINITION -> names.definitions().containsKey(symbol.name());
            case PARAMETER -> true;
        };
    }

    private static void refuseTaken(View view, Symbol symbol, String name) throws RefusedException {
        ProgramNames names = ProgramNames.of(view);
        boolean taken = switch (symbol.kind()) {
            case RULE -> names.rules().containsKey(name);
            case TEST -> names.tests().containsKey(name);
            case DEFINITION -> names.definitions().containsKey(name) || isParameter(view, name);
            case PARAMETER ->
                names.definitions().containsKey(name)
                        || (symbol.macro() != null
                                && symbol.macro().parameters().stream()
                                        .anyMatch(parameter -> parameter.text().equals(name)));
        };
        if (taken && !name.equals(symbol.name())) {
            throw new RefusedException(
                    "`" + name + "` is taken in " + view.file().name());
        }
        boolean isExpressionName = symbol.kind() == Symbol.Kind.DEFINITION || symbol.kind() == Symbol.Kind.PARAMETER;
        if (isExpressionName
                && (Vocabulary.variables().contains(name)
                        || Vocabulary.OTHER_BUILT_INS.contains(name)
                        || KEYWORDS.contains(name)
                        || view.settings().catalog().isConstant(name))) {
            throw new RefusedException("`" + name + "` has a meaning already");
        }
    }

    /** A definition of that name would be hidden in a macro whose parameter is called so. */
    private static boolean isParameter(View view, String name) {
        return ProgramNames.of(view).definitions().values().stream()
                .anyMatch(declaration -> declaration instanceof Declaration.Macro macro
                        && macro.parameters().stream()
                                .anyMatch(parameter -> parameter.text().equals(name)));
    }
}
