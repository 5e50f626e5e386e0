package org.syscalltrack.lsp;

import java.util.List;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DocumentLinkOptions;
import org.eclipse.lsp4j.DocumentOnTypeFormattingOptions;
import org.eclipse.lsp4j.ExecuteCommandOptions;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.SemanticTokensServerFull;
import org.eclipse.lsp4j.SemanticTokensWithRegistrationOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.SignatureHelpOptions;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkspaceFoldersOptions;
import org.eclipse.lsp4j.WorkspaceServerCapabilities;
import org.syscalltrack.lsp.document.PositionEncoding;
import org.syscalltrack.lsp.feature.CodeActionsFeature;
import org.syscalltrack.lsp.feature.CompletionFeature;
import org.syscalltrack.lsp.feature.FormattingFeature;
import org.syscalltrack.lsp.feature.SemanticTokensFeature;
import org.syscalltrack.lsp.feature.SignatureHelpFeature;

/** What the server can do. */
final class Capabilities {
    private Capabilities() {}

    static ServerCapabilities of(PositionEncoding encoding) {
        ServerCapabilities can = new ServerCapabilities();
        can.setPositionEncoding(encoding.label());
        TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
        sync.setOpenClose(true);
        sync.setChange(TextDocumentSyncKind.Incremental);
        sync.setSave(new SaveOptions(false));
        can.setTextDocumentSync(sync);
        can.setCompletionProvider(new CompletionOptions(true, CompletionFeature.TRIGGERS));
        can.setHoverProvider(true);
        can.setSignatureHelpProvider(new SignatureHelpOptions(SignatureHelpFeature.TRIGGERS));
        can.setDefinitionProvider(true);
        can.setReferencesProvider(true);
        can.setDocumentHighlightProvider(true);
        can.setRenameProvider(new RenameOptions(true));
        can.setDocumentSymbolProvider(true);
        can.setWorkspaceSymbolProvider(true);
        CodeActionOptions actions = new CodeActionOptions(List.of(
                CodeActionKind.QuickFix,
                CodeActionKind.RefactorExtract,
                CodeActionKind.RefactorRewrite,
                CodeActionsFeature.FIX_ALL));
        can.setCodeActionProvider(actions);
        can.setCodeLensProvider(new CodeLensOptions(true));
        can.setDocumentLinkProvider(new DocumentLinkOptions(false));
        can.setDocumentFormattingProvider(true);
        can.setDocumentRangeFormattingProvider(true);
        can.setDocumentOnTypeFormattingProvider(new DocumentOnTypeFormattingOptions(FormattingFeature.TRIGGER));
        can.setFoldingRangeProvider(true);
        can.setSelectionRangeProvider(true);
        can.setInlayHintProvider(true);
        SemanticTokensWithRegistrationOptions tokens =
                new SemanticTokensWithRegistrationOptions(SemanticTokensFeature.legend());
        tokens.setFull(new SemanticTokensServerFull(true));
        tokens.setRange(true);
        can.setSemanticTokensProvider(tokens);
        can.setExecuteCommandProvider(new ExecuteCommandOptions(Commands.NAMES));
        WorkspaceFoldersOptions folders = new WorkspaceFoldersOptions();
        folders.setSupported(true);
        folders.setChangeNotifications(true);
        can.setWorkspace(new WorkspaceServerCapabilities(folders));
        return can;
    }
}
