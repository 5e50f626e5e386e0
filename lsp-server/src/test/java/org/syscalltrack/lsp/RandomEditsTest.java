package org.syscalltrack.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentOnTypeFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.SemanticTokensDeltaParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SemanticTokensRangeParams;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.junit.jupiter.api.Test;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.syntax.PartedTree;
import org.syscalltrack.lsp.document.PositionEncoding;
import org.syscalltrack.lsp.program.Workspace;

/** Whatever has been typed so far, every request is answered, and nothing of what was typed before is kept. */
class RandomEditsTest {
    private static final int EDITS = Integer.getInteger("sct.edits", 250);
    private static final String URI = "untitled:rules.sct";
    private static final String START = """
            const FIRST_USER = 1000
            list SECRETS = { "/etc/passwd", "/root/*" }
            macro mine(who) = UID == who && GID == FIRST_USER
            rule {
              syscall_name = unlink, unlinkat
              rule_name = prevent_delete
              filter_expression { PATH(pathname) in SECRETS && mine(FIRST_USER) }
              action { type = FAIL error_code = EPERM }
            }
            rule { syscall_name = openat rule_name = opens
              filter_expression { (PARAMS[flags] & O_ACCMODE) != O_RDONLY || PARAMS[3] == 0100 }
              action { type = LOG log_format { %comm opens %path[1] as %{UID + 1} } } }
            rule {
              syscall_name = connect
              rule_name = connects
              filter_expression { PARAMS[addr].sin_port == 22 }
              action { type = COUNT key = { COMM, UID } }
            }
            test {
              test_name = no_delete
              call = unlink("/etc/passwd")
              process { UID = 1000 GID = 1000 }
              expect { rule = prevent_delete type = FAIL error_code = EPERM }
            }
            """;
    private static final List<String> SNIPPETS = List.of(
            "{",
            "}",
            "(",
            ")",
            "[",
            "]",
            "\"",
            "'",
            "/*",
            "*/",
            "#",
            "\n",
            " ",
            "=",
            ".",
            ",",
            "|",
            "%",
            "%{",
            "\\",
            "1",
            "\u00e9",
            "\ud83d\ude00",
            "\r\n",
            "rule {",
            "test {",
            "const ",
            "include \"",
            "UID",
            "PARAMS[",
            "PATH(",
            "call = ",
            "log_format { %",
            "in {",
            "syscall_name = ",
            "expect { rule = ");

    private final Session session = new Session(new Workspace());
    private final RuleTextDocumentService documents = new RuleTextDocumentService(session);
    private final RuleWorkspaceService workspace = new RuleWorkspaceService(session);
    private final TextDocumentIdentifier document = new TextDocumentIdentifier(URI);

    @Test
    void everyRequestIsAnsweredAfterEveryEdit() throws Exception {
        long seed = Long.getLong("sct.seed", 20_267);
        System.out.println("seed " + seed + " (-Dsct.seed=N -Dsct.edits=10000 for more)");
        Random random = new Random(seed);
        session.setSnippets(true);
        documents.didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(URI, "sct", 0, START)));
        List<WeakReference<PartedTree>> trees = new ArrayList<>();
        long[] nanoseconds = new long[EDITS];
        String text = START;
        for (int edit = 0; edit < EDITS; edit++) {
            SourceFile before = SourceFile.ofText("rules.sct", text);
            boolean afresh = random.nextInt(40) == 0;
            int start = afresh ? 0 : random.nextInt(text.length() + 1);
            int end = afresh ? text.length() : Math.min(text.length(), start + random.nextInt(3) * random.nextInt(9));
            String inserted = afresh ? START : SNIPPETS.get(random.nextInt(SNIPPETS.size()));
            change(edit + 1, PositionEncoding.UTF16.range(before, start, end), inserted);
            text = text.substring(0, start) + inserted + text.substring(end);
            SourceFile after = SourceFile.ofText("rules.sct", text);
            Position cursor = PositionEncoding.UTF16.position(after, start + inserted.length());
            Position other = PositionEncoding.UTF16.position(after, random.nextInt(text.length() + 1));
            long begun = System.nanoTime();
            ask("edit " + edit + " with seed " + seed + ", to <<<" + text + ">>>", cursor, other);
            nanoseconds[edit] = System.nanoTime() - begun;
            trees.add(new WeakReference<>(session.tasks()
                    .answer(cancellation ->
                            session.workspace().view(URI, cancellation).tree())
                    .get(30, TimeUnit.SECONDS)));
        }
        assertThat(Defects.count()).isZero();
        Arrays.sort(nanoseconds);
        System.out.printf(
                "all requests together: median %.1f ms, 99th percentile %.1f ms%n",
                nanoseconds[EDITS / 2] / 1e6, nanoseconds[EDITS * 99 / 100] / 1e6);
        System.gc();
        // The tree that stands, and one that a local variable or an analysis aside may still hold.
        assertThat(trees.stream().filter(tree -> tree.get() != null)).hasSizeLessThanOrEqualTo(2);
        session.tasks().shutdown();
    }

    private void change(int version, Range range, String text) {
        documents.didChange(new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(URI, version),
                List.of(new TextDocumentContentChangeEvent(range, text))));
    }

    /** Every request that a document has. What is refused in words, as a rename is, is answered. */
    private void ask(String where, Position cursor, Position other) throws Exception {
        Range range = new Range(cursor, other);
        FormattingOptions options = new FormattingOptions(2, true);
        List<CompletableFuture<?>> answers = new ArrayList<>();
        answers.add(documents.completion(new CompletionParams(document, cursor)));
        answers.add(documents.hover(new HoverParams(document, cursor)));
        answers.add(documents.hover(new HoverParams(document, other)));
        answers.add(documents.signatureHelp(new SignatureHelpParams(document, cursor)));
        answers.add(documents.definition(new DefinitionParams(document, other)));
        answers.add(documents.references(new ReferenceParams(document, other, new ReferenceContext(true))));
        answers.add(documents.documentHighlight(new DocumentHighlightParams(document, other)));
        answers.add(documents.prepareRename(new PrepareRenameParams(document, other)));
        answers.add(documents.rename(new RenameParams(document, other, "other_name")));
        answers.add(documents.documentSymbol(new DocumentSymbolParams(document)));
        answers.add(workspace.symbol(new WorkspaceSymbolParams("e")));
        answers.add(documents.documentLink(new DocumentLinkParams(document)));
        answers.add(documents.foldingRange(new FoldingRangeRequestParams(document)));
        answers.add(documents.selectionRange(new SelectionRangeParams(document, List.of(cursor, other))));
        answers.add(documents.inlayHint(new InlayHintParams(document, range)));
        answers.add(documents.semanticTokensFull(new SemanticTokensParams(document)));
        answers.add(documents.semanticTokensFullDelta(new SemanticTokensDeltaParams(document, "1")));
        answers.add(documents.semanticTokensRange(new SemanticTokensRangeParams(document, range)));
        answers.add(documents.codeAction(new CodeActionParams(document, range, new CodeActionContext(List.of()))));
        answers.add(documents.formatting(new DocumentFormattingParams(document, options)));
        answers.add(documents.rangeFormatting(new DocumentRangeFormattingParams(document, options, range)));
        answers.add(documents.onTypeFormatting(new DocumentOnTypeFormattingParams(document, options, cursor, "}")));
        for (CodeLens lens : documents.codeLens(new CodeLensParams(document)).get(30, TimeUnit.SECONDS)) {
            if (lens.getCommand() == null) {
                answers.add(documents.resolveCodeLens(lens));
            }
        }
        for (CompletableFuture<?> answer : answers) {
            try {
                answer.get(30, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                assertThat(e.getCause()).as(where).isInstanceOf(ResponseErrorException.class);
            }
        }
    }
}
