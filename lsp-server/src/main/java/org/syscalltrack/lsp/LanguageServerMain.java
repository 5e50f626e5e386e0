package org.syscalltrack.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/** Starts the server on a pair of streams, as {@code sctc lsp} does on standard input and output. */
public final class LanguageServerMain {
    private LanguageServerMain() {}

    /**
     * Serves one client until it says good-bye or its stream ends.
     *
     * @return the exit status that LSP wants: 0 after {@code shutdown}, else 1
     */
    public static int serve(InputStream in, OutputStream out) {
        RuleLanguageServer server = new RuleLanguageServer();
        Launcher<LanguageClient> launcher = LSPLauncher.createServerLauncher(server, in, out);
        server.connect(launcher.getRemoteProxy());
        Future<Void> listening = launcher.startListening();
        server.onExit(() -> listening.cancel(true));
        try {
            listening.get();
        } catch (CancellationException | InterruptedException e) {
            // The client has said exit.
        } catch (ExecutionException e) {
            Defects.report(e);
        }
        server.stop();
        return server.wasShutDown() ? 0 : 1;
    }
}
