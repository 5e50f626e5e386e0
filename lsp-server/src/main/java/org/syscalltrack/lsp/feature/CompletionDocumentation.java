package org.syscalltrack.lsp.feature;

import com.google.gson.JsonArray;
import java.util.Optional;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.lsp.program.Settings;

/** The documentation of a completion item, made when the client shows it. */
public final class CompletionDocumentation {
    private CompletionDocumentation() {}

    /** Fills in the item's documentation, if there is any. */
    public static CompletionItem resolve(CompletionItem item, Settings settings) {
        if (item.getData() instanceof JsonArray data && data.size() == 2) {
            text(data.get(0).getAsString(), data.get(1).getAsString(), settings)
                    .ifPresent(text -> item.setDocumentation(new MarkupContent(MarkupKind.MARKDOWN, text)));
        }
        return item;
    }

    private static Optional<String> text(String kind, String label, Settings settings) {
        Catalog catalog = settings.catalog();
        return switch (kind) {
            case "call" -> catalog.find(label).map(CallText::of);
            case "constant" -> ConstantText.of(label, settings);
            case "macro" -> Words.aboutMacro(label.substring(1));
            default -> Words.about(kind, label);
        };
    }
}
