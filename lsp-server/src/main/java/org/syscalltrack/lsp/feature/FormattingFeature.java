package org.syscalltrack.lsp.feature;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.syscalltrack.dsl.format.RuleFormatter;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.syntax.SyntaxParser;
import org.syscalltrack.dsl.syntax.SyntaxTree;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.lsp.program.View;

/** {@code sctc format} in the editor: the same layout, as edits of the lines that change. */
public final class FormattingFeature {
    /** What asks for formatting while it is typed. */
    public static final String TRIGGER = "}";

    private FormattingFeature() {}

    /** The edits that lay out the whole file. */
    public static List<TextEdit> document(View view) {
        return edits(view, 0, view.file().text().length());
    }

    /** The edits that lay out the lines of a range. */
    public static List<TextEdit> range(View view, Range range) {
        return edits(view, view.offset(range.getStart()), view.offset(range.getEnd()));
    }

    /** The edits that lay out the declaration whose brace has just been typed. */
    public static List<TextEdit> onType(View view, Position position) {
        int offset = view.offset(position);
        for (SyntaxTree part : view.parts()) {
            for (Declaration declaration : part.root().declarations()) {
                int start = view.offset(declaration.span());
                int end = start + declaration.span().length();
                if (end == offset && !(declaration instanceof Declaration.Broken)) {
                    return edits(view, start, end);
                }
            }
        }
        return List.of();
    }

    private static List<TextEdit> edits(View view, int start, int end) {
        SourceFile file = view.file();
        String formatted = RuleFormatter.format(SyntaxParser.parse(file));
        List<TextEdit> edits = new ArrayList<>();
        for (LineDifference.Change change : LineDifference.between(file.text(), formatted)) {
            if (change.start() <= end && start <= change.end()) {
                edits.add(new TextEdit(view.range(change.start(), change.end()), change.text()));
            }
        }
        return edits;
    }
}
