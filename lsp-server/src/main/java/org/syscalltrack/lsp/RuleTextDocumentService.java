package org.syscalltrack.lsp;

import com.google.gson.JsonArray;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentOnTypeFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SelectionRange;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensDelta;
import org.eclipse.lsp4j.SemanticTokensDeltaParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SemanticTokensRangeParams;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.syscalltrack.lsp.feature.CodeActionsFeature;
import org.syscalltrack.lsp.feature.CodeLensFeature;
import org.syscalltrack.lsp.feature.CompletionDocumentation;
import org.syscalltrack.lsp.feature.CompletionFeature;
import org.syscalltrack.lsp.feature.FoldingFeature;
import org.syscalltrack.lsp.feature.FormattingFeature;
import org.syscalltrack.lsp.feature.HoverFeature;
import org.syscalltrack.lsp.feature.InlayHintsFeature;
import org.syscalltrack.lsp.feature.LinksFeature;
import org.syscalltrack.lsp.feature.NavigationFeature;
import org.syscalltrack.lsp.feature.RenameFeature;
import org.syscalltrack.lsp.feature.SemanticTokensFeature;
import org.syscalltrack.lsp.feature.SignatureHelpFeature;
import org.syscalltrack.lsp.feature.SymbolsFeature;

/** Requests and notifications about documents: each finds its view and asks the feature's class. */
final class RuleTextDocumentService implements TextDocumentService {
    private final Session session;
    private final TokenMemory tokenMemory = new TokenMemory();

    RuleTextDocumentService(Session session) {
        this.session = session;
    }

    // ---------------------------------------------------------------- documents

    @Override
    public void didOpen(DidOpenTextDocumentParams parameters) {
        TextDocumentItem document = parameters.getTextDocument();
        session.tasks().run(() -> {
            session.workspace().open(document.getUri(), document.getVersion(), document.getText());
            session.publishConcernedBy(document.getUri());
        });
    }

    @Override
    public void didChange(DidChangeTextDocumentParams parameters) {
        VersionedTextDocumentIdentifier document = parameters.getTextDocument();
        session.tasks().run(() -> {
            int version = document.getVersion() == null ? 0 : document.getVersion();
            session.workspace().change(document.getUri(), version, parameters.getContentChanges());
            session.publishConcernedBy(document.getUri());
        });
    }

    @Override
    public void didClose(DidCloseTextDocumentParams parameters) {
        String uri = parameters.getTextDocument().getUri();
        session.tasks().run(() -> {
            session.workspace().close(uri);
            tokenMemory.forget(uri);
            session.clear(uri);
            session.publishConcernedBy(uri);
        });
    }

    @Override
    public void didSave(DidSaveTextDocumentParams parameters) {
        String uri = parameters.getTextDocument().getUri();
        session.tasks().run(() -> {
            session.workspace().refresh(uri);
            session.publishAll();
        });
    }

    // ---------------------------------------------------------------- writing

    @Override
    public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(CompletionParams parameters) {
        return session.answer(
                parameters.getTextDocument().getUri(),
                view -> Either.forLeft(CompletionFeature.of(view, parameters.getPosition(), session.snippets())));
    }

    @Override
    public CompletableFuture<CompletionItem> resolveCompletionItem(CompletionItem item) {
        return session.tasks()
                .answer(cancellation -> CompletionDocumentation.resolve(
                        item, session.workspace().settings()));
    }

    @Override
    public CompletableFuture<SignatureHelp> signatureHelp(SignatureHelpParams parameters) {
        return session.answer(
                parameters.getTextDocument().getUri(), view -> SignatureHelpFeature.of(view, parameters.getPosition()));
    }

    @Override
    public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams parameters) {
        List<String> only =
                parameters.getContext() == null ? null : parameters.getContext().getOnly();
        return session.answer(
                parameters.getTextDocument().getUri(),
                view -> CodeActionsFeature.of(view, parameters.getRange(), only == null ? List.of() : only).stream()
                        .map(Either::<Command, CodeAction>forRight)
                        .toList());
    }

    // ---------------------------------------------------------------- reading

    @Override
    public CompletableFuture<Hover> hover(HoverParams parameters) {
        return session.answer(
                parameters.getTextDocument().getUri(), view -> HoverFeature.of(view, parameters.getPosition()));
    }

    @Override
    public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> definition(
            DefinitionParams parameters) {
        return session.answer(
                parameters.getTextDocument().getUri(),
                view -> Either.forLeft(NavigationFeature.definition(view, parameters.getPosition())));
    }

    @Override
    public CompletableFuture<List<? extends Location>> references(ReferenceParams parameters) {
        String uri = parameters.getTextDocument().getUri();
        return session.answer(
                uri,
                view -> NavigationFeature.references(
                        view,
                        session.workspace().viewsOfUsers(uri, view::checkCancelled),
                        parameters.getPosition(),
                        parameters.getContext() == null
                                || parameters.getContext().isIncludeDeclaration()));
    }

    @Override
    public CompletableFuture<List<? extends DocumentHighlight>> documentHighlight(DocumentHighlightParams parameters) {
        return session.answer(
                parameters.getTextDocument().getUri(),
                view -> NavigationFeature.highlights(view, parameters.getPosition()));
    }

    @Override
    public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
            DocumentSymbolParams parameters) {
        return session.answer(
                parameters.getTextDocument().getUri(),
                view -> SymbolsFeature.of(view).stream()
                        .map(Either::<SymbolInformation, DocumentSymbol>forRight)
                        .toList());
    }

    @Override
    public CompletableFuture<List<DocumentLink>> documentLink(DocumentLinkParams parameters) {
        return session.answer(parameters.getTextDocument().getUri(), LinksFeature::of);
    }

    @Override
    public CompletableFuture<List<FoldingRange>> foldingRange(FoldingRangeRequestParams parameters) {
        return session.answer(parameters.getTextDocument().getUri(), FoldingFeature::of);
    }

    @Override
    public CompletableFuture<List<SelectionRange>> selectionRange(SelectionRangeParams parameters) {
        return session.answer(
                parameters.getTextDocument().getUri(),
                view -> FoldingFeature.selections(view, parameters.getPositions()));
    }

    @Override
    public CompletableFuture<List<InlayHint>> inlayHint(InlayHintParams parameters) {
        return session.answer(
                parameters.getTextDocument().getUri(), view -> InlayHintsFeature.of(view, parameters.getRange()));
    }

    @Override
    public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams parameters) {
        return session.answer(parameters.getTextDocument().getUri(), CodeLensFeature::of);
    }

    @Override
    public CompletableFuture<CodeLens> resolveCodeLens(CodeLens lens) {
        if (lens.getData() instanceof JsonArray data && data.size() == 2) {
            return session.answer(
                    data.get(0).getAsString(),
                    view -> CodeLensFeature.resolve(lens, data.get(1).getAsString(), view));
        }
        return CompletableFuture.completedFuture(lens);
    }

    @Override
    public CompletableFuture<SemanticTokens> semanticTokensFull(SemanticTokensParams parameters) {
        String uri = parameters.getTextDocument().getUri();
        return session.answer(uri, view -> tokenMemory.full(uri, SemanticTokensFeature.full(view)));
    }

    @Override
    public CompletableFuture<Either<SemanticTokens, SemanticTokensDelta>> semanticTokensFullDelta(
            SemanticTokensDeltaParams parameters) {
        String uri = parameters.getTextDocument().getUri();
        return session.answer(
                uri,
                view -> tokenMemory.delta(uri, parameters.getPreviousResultId(), SemanticTokensFeature.full(view)));
    }

    @Override
    public CompletableFuture<SemanticTokens> semanticTokensRange(SemanticTokensRangeParams parameters) {
        return session.answer(
                parameters.getTextDocument().getUri(),
                view -> new SemanticTokens(SemanticTokensFeature.range(view, parameters.getRange())));
    }

    // ---------------------------------------------------------------- changing

    @Override
    public CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>> prepareRename(
            PrepareRenameParams parameters) {
        return session.answer(
                parameters.getTextDocument().getUri(),
                view -> RenameFeature.prepare(view, parameters.getPosition())
                        .map(Either3::<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>forFirst)
                        .orElse(null));
    }

    @Override
    public CompletableFuture<WorkspaceEdit> rename(RenameParams parameters) {
        String uri = parameters.getTextDocument().getUri();
        return session.answer(uri, view -> {
            try {
                return RenameFeature.rename(
                        view,
                        session.workspace().viewsOfUsers(uri, view::checkCancelled),
                        parameters.getPosition(),
                        parameters.getNewName());
            } catch (RenameFeature.RefusedException e) {
                throw new ResponseErrorException(
                        new ResponseError(ResponseErrorCode.RequestFailed, e.getMessage(), null));
            }
        });
    }

    @Override
    public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams parameters) {
        return session.answer(parameters.getTextDocument().getUri(), FormattingFeature::document);
    }

    @Override
    public CompletableFuture<List<? extends TextEdit>> rangeFormatting(DocumentRangeFormattingParams parameters) {
        return session.answer(
                parameters.getTextDocument().getUri(), view -> FormattingFeature.range(view, parameters.getRange()));
    }

    @Override
    public CompletableFuture<List<? extends TextEdit>> onTypeFormatting(DocumentOnTypeFormattingParams parameters) {
        return session.answer(
                parameters.getTextDocument().getUri(),
                view -> FormattingFeature.onType(view, parameters.getPosition()));
    }
}
