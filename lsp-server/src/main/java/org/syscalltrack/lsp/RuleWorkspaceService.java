package org.syscalltrack.lsp;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.syscalltrack.lsp.feature.SymbolsFeature;

/** Requests and notifications about the workspace. */
final class RuleWorkspaceService implements WorkspaceService {
    private final Session session;
    private final Commands commands;

    RuleWorkspaceService(Session session) {
        this.session = session;
        this.commands = new Commands(session);
    }

    @Override
    public void didChangeConfiguration(DidChangeConfigurationParams parameters) {
        session.tasks().run(() -> {
            session.configure(parameters.getSettings());
            session.publishAll();
            session.ask(LanguageClient::refreshInlayHints);
        });
    }

    @Override
    public void didChangeWatchedFiles(DidChangeWatchedFilesParams parameters) {
        session.tasks().run(() -> {
            for (FileEvent event : parameters.getChanges()) {
                session.workspace().refresh(event.getUri());
            }
            session.publishAll();
        });
    }

    @Override
    public void didChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams parameters) {
        session.tasks().run(() -> {
            parameters
                    .getEvent()
                    .getRemoved()
                    .forEach(folder -> session.workspace().removeFolder(folder.getUri()));
            parameters
                    .getEvent()
                    .getAdded()
                    .forEach(folder -> session.workspace().addFolder(folder.getUri()));
            session.publishAll();
        });
    }

    @Override
    public CompletableFuture<Either<List<? extends SymbolInformation>, List<? extends WorkspaceSymbol>>> symbol(
            WorkspaceSymbolParams parameters) {
        return session.tasks()
                .answer(cancellation -> Either.forRight(SymbolsFeature.search(
                        session.workspace().allTrees(cancellation),
                        parameters.getQuery(),
                        session.workspace()::location)));
    }

    @Override
    public CompletableFuture<Object> executeCommand(ExecuteCommandParams parameters) {
        return session.tasks().answer(cancellation -> commands.execute(parameters, cancellation));
    }
}
