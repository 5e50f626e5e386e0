package org.syscalltrack.lsp.feature;

import com.google.gson.JsonArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Gathers completion items; each replaces the word that is being typed. Documentation waits for {@code resolve}. */
final class Completions {
    private final Range range;
    private final boolean snippets;
    private final Map<String, CompletionItem> items = new LinkedHashMap<>();

    Completions(Range range, boolean snippets) {
        this.range = range;
        this.snippets = snippets;
    }

    /** A word that is inserted as it is. */
    void word(String label, CompletionItemKind kind, String about, String detail) {
        add(label, kind, about, detail, label, false);
    }

    /** A text with places to fill in, or its plain form where the client knows no snippets. */
    void snippet(String label, CompletionItemKind kind, String about, String detail, String text) {
        add(label, kind, about, detail, snippets ? text : plain(text), snippets);
    }

    private void add(String label, CompletionItemKind kind, String about, String detail, String text, boolean snippet) {
        if (items.containsKey(label)) {
            return;
        }
        CompletionItem item = new CompletionItem(label);
        item.setKind(kind);
        if (!detail.isEmpty()) {
            item.setDetail(detail);
        }
        item.setFilterText(label);
        item.setSortText("%04d".formatted(items.size()));
        item.setTextEdit(Either.forLeft(new TextEdit(range, text)));
        if (snippet) {
            item.setInsertTextFormat(InsertTextFormat.Snippet);
        }
        JsonArray data = new JsonArray();
        data.add(about);
        data.add(label);
        item.setData(data);
        items.put(label, item);
    }

    /** {@code ${1:text}} becomes {@code text}, {@code $0} nothing. */
    private static String plain(String snippet) {
        return snippet.replaceAll("\\$\\{\\d+(?::|\\|)([^},|]*)[^}]*}", "$1")
                .replaceAll("\\$\\d+", "")
                .replace("\\}", "}")
                .replace("\\$", "$");
    }

    List<CompletionItem> items() {
        return new ArrayList<>(items.values());
    }
}
