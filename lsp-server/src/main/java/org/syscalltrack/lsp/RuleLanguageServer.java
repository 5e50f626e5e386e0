package org.syscalltrack.lsp;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.GeneralClientCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageClientAware;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.syscalltrack.lsp.document.PositionEncoding;
import org.syscalltrack.lsp.program.Workspace;

/** The server's life: what client and server can do, start and end. */
final class RuleLanguageServer implements LanguageServer, LanguageClientAware {
    private final Session session = new Session(new Workspace());
    private final RuleTextDocumentService documents = new RuleTextDocumentService(session);
    private final RuleWorkspaceService workspace = new RuleWorkspaceService(session);
    private Runnable exit = () -> {};
    private boolean wasShutDown;

    @Override
    public void connect(LanguageClient client) {
        session.connect(client);
    }

    /** What is done when the client says exit. */
    void onExit(Runnable action) {
        exit = action;
    }

    void stop() {
        session.tasks().shutdown();
    }

    boolean wasShutDown() {
        return wasShutDown;
    }

    @Override
    public CompletableFuture<InitializeResult> initialize(InitializeParams parameters) {
        return session.tasks().answer(cancellation -> {
            ClientCapabilities client = parameters.getCapabilities();
            PositionEncoding encoding = PositionEncoding.agree(encodings(client));
            session.workspace().setEncoding(encoding);
            session.setSnippets(knowsSnippets(client));
            List<WorkspaceFolder> folders = parameters.getWorkspaceFolders();
            if (folders != null) {
                folders.forEach(folder -> session.workspace().addFolder(folder.getUri()));
            }
            session.configure(parameters.getInitializationOptions());
            session.setWatches(client != null
                    && client.getWorkspace() != null
                    && client.getWorkspace().getDidChangeWatchedFiles() != null
                    && Boolean.TRUE.equals(
                            client.getWorkspace().getDidChangeWatchedFiles().getDynamicRegistration()));
            InitializeResult result = new InitializeResult(Capabilities.of(encoding));
            result.setServerInfo(new ServerInfo("sctc lsp"));
            return result;
        });
    }

    private static List<String> encodings(ClientCapabilities client) {
        GeneralClientCapabilities general = client == null ? null : client.getGeneral();
        List<String> offered = general == null ? null : general.getPositionEncodings();
        return offered == null ? List.of() : offered;
    }

    private static boolean knowsSnippets(ClientCapabilities client) {
        if (client == null
                || client.getTextDocument() == null
                || client.getTextDocument().getCompletion() == null) {
            return false;
        }
        CompletionItemCapabilities items =
                client.getTextDocument().getCompletion().getCompletionItem();
        return items != null && Boolean.TRUE.equals(items.getSnippetSupport());
    }

    @Override
    public void initialized(InitializedParams parameters) {
        session.tasks().run(session::registerWatches);
    }

    @Override
    public CompletableFuture<Object> shutdown() {
        wasShutDown = true;
        return session.tasks().answer(cancellation -> new JsonObject());
    }

    @Override
    public void exit() {
        exit.run();
    }

    @Override
    public void setTrace(SetTraceParams parameters) {
        // Nothing is traced; clients may ask all the same.
    }

    @Override
    public TextDocumentService getTextDocumentService() {
        return documents;
    }

    @Override
    public WorkspaceService getWorkspaceService() {
        return workspace;
    }
}
