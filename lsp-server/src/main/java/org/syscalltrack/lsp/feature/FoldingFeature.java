package org.syscalltrack.lsp.feature;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SelectionRange;
import org.syscalltrack.dsl.syntax.SyntaxTree;
import org.syscalltrack.dsl.syntax.TokenKind;
import org.syscalltrack.dsl.syntax.TokenList;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.dsl.syntax.tree.MemberValue;
import org.syscalltrack.dsl.syntax.tree.SyntaxNode;
import org.syscalltrack.lsp.program.View;

/** What can be folded, and what a growing selection takes in next. */
public final class FoldingFeature {
    private FoldingFeature() {}

    /** The foldable ranges of a file: declarations, blocks, long comments, runs of line comments. */
    public static List<FoldingRange> of(View view) {
        List<FoldingRange> ranges = new ArrayList<>();
        for (SyntaxTree part : view.parts()) {
            for (SyntaxNode node : Nodes.all(part.root())) {
                boolean folds = node instanceof Declaration
                        || node instanceof MemberValue.Block
                        || node instanceof MemberValue.Filter
                        || node instanceof MemberValue.LogFormat;
                if (folds) {
                    add(ranges, view.range(node.span()), "");
                }
            }
            comments(view, part, ranges);
        }
        return ranges;
    }

    private static void comments(View view, SyntaxTree part, List<FoldingRange> ranges) {
        TokenList tokens = part.tokens();
        int first = -1;
        for (int index = 0; index < tokens.size(); index++) {
            TokenKind kind = tokens.kind(index);
            if (kind == TokenKind.BLOCK_COMMENT) {
                add(ranges, view.range(tokens.span(index)), FoldingRangeKind.Comment);
            } else if (kind == TokenKind.LINE_COMMENT) {
                first = first < 0 ? index : first;
                boolean goesOn = index + 2 < tokens.size() && tokens.kind(index + 2) == TokenKind.LINE_COMMENT;
                if (!goesOn) {
                    add(ranges, view.range(tokens.span(first).to(tokens.span(index))), FoldingRangeKind.Comment);
                    first = -1;
                }
            }
        }
    }

    private static void add(List<FoldingRange> ranges, Range range, String kind) {
        int start = range.getStart().getLine();
        int end = range.getEnd().getLine();
        // A declaration and its block begin and end together.
        FoldingRange last = ranges.isEmpty() ? new FoldingRange(-1, -1) : ranges.get(ranges.size() - 1);
        if (end > start && (last.getStartLine() != start || last.getEndLine() != end)) {
            FoldingRange folding = new FoldingRange(start, end);
            if (!kind.isEmpty()) {
                folding.setKind(kind);
            }
            ranges.add(folding);
        }
    }

    /** For each place the nodes around it, the innermost first. */
    public static List<SelectionRange> selections(View view, List<Position> positions) {
        return positions.stream().map(position -> selection(view, position)).toList();
    }

    private static SelectionRange selection(View view, Position position) {
        int offset = view.offset(position);
        SelectionRange selection =
                new SelectionRange(view.range(0, view.file().text().length()), null);
        for (SyntaxNode node : Nodes.path(view, offset)) {
            Range range = view.range(node.span());
            boolean isInside = node.span().start() <= offset - view.partStart(offset)
                    && offset - view.partStart(offset) <= node.span().end();
            if (isInside && !range.equals(selection.getRange())) {
                selection = new SelectionRange(range, selection);
            }
        }
        return selection;
    }
}
