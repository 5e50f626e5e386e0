package org.syscalltrack.dsl.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syscalltrack.dsl.source.SourceFile;

/**
 * Applies the first fix of every finding. A fix is applied as a whole or not at all: one that touches what an earlier one
 * has changed is left for the next run.
 */
public final class FixApplier {
    private final Map<SourceFile, List<TextEdit>> edits = new LinkedHashMap<>();
    private int applied;

    private FixApplier() {}

    /**
     * What came of it.
     *
     * @param texts the new text of every file that changes
     * @param applied how many fixes were applied
     */
    public record Result(Map<SourceFile, String> texts, int applied) {}

    /** Applies the fixes of these findings, in order. */
    public static Result apply(List<Diagnostic> diagnostics) {
        FixApplier applier = new FixApplier();
        for (Diagnostic diagnostic : diagnostics) {
            diagnostic.fixes().stream().findFirst().ifPresent(applier::take);
        }
        Map<SourceFile, String> texts = new LinkedHashMap<>();
        applier.edits.forEach((file, list) -> texts.put(file, edited(file.text(), list)));
        return new Result(texts, applier.applied);
    }

    private void take(Fix fix) {
        boolean free = fix.edits().stream()
                .allMatch(edit -> edits.getOrDefault(edit.span().file(), List.of()).stream()
                        .noneMatch(taken -> touches(taken, edit)));
        if (free) {
            fix.edits()
                    .forEach(edit -> edits.computeIfAbsent(edit.span().file(), file -> new ArrayList<>())
                            .add(edit));
            applied++;
        }
    }

    /** Two insertions at one place have no order, so they touch as well. */
    private static boolean touches(TextEdit one, TextEdit other) {
        boolean apart = one.span().end() < other.span().start()
                || other.span().end() < one.span().start();
        boolean neighbours = one.span().end() == other.span().start()
                || other.span().end() == one.span().start();
        boolean bothReplace = one.span().length() > 0 && other.span().length() > 0;
        return !apart && !(neighbours && bothReplace);
    }

    private static String edited(String text, List<TextEdit> edits) {
        List<TextEdit> ordered = new ArrayList<>(edits);
        ordered.sort(Comparator.comparingInt(edit -> edit.span().start()));
        StringBuilder result = new StringBuilder(text.length() + 64);
        int copied = 0;
        for (TextEdit edit : ordered) {
            result.append(text, copied, edit.span().start()).append(edit.newText());
            copied = edit.span().end();
        }
        return result.append(text, copied, text.length()).toString();
    }
}
