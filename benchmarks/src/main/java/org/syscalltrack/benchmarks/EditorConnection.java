package org.syscalltrack.benchmarks;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.syscalltrack.lsp.LanguageServerMain;

/** An editor with one document, and the language server that it talks to over pipes. */
final class EditorConnection {
    private static final String URI = "untitled:rules.sct";
    private static final int PIPE_SIZE = 1 << 20;

    private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();
    private final LanguageServer server;
    private int version;

    private final class Client implements LanguageClient {
        @Override
        public void telemetryEvent(Object object) {}

        @Override
        public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
            published.add(diagnostics);
        }

        @Override
        public void showMessage(MessageParams message) {}

        @Override
        public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams request) {
            return CompletableFuture.completedFuture(new MessageActionItem());
        }

        @Override
        public void logMessage(MessageParams message) {}

        @Override
        public CompletableFuture<Void> refreshCodeLenses() {
            return new CompletableFuture<>();
        }
    }

    /** Starts the server. */
    EditorConnection() {
        try {
            PipedInputStream toServer = new PipedInputStream(PIPE_SIZE);
            PipedInputStream toClient = new PipedInputStream(PIPE_SIZE);
            PipedOutputStream fromClient = new PipedOutputStream(toServer);
            PipedOutputStream fromServer = new PipedOutputStream(toClient);
            Thread serving = new Thread(() -> LanguageServerMain.serve(toServer, fromServer), "server");
            serving.setDaemon(true);
            serving.start();
            Launcher<LanguageServer> launcher = LSPLauncher.createClientLauncher(new Client(), toClient, fromClient);
            var unused = launcher.startListening();
            server = launcher.getRemoteProxy();
            server.initialize(new InitializeParams()).join();
            server.initialized(new InitializedParams());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the document and returns what the server finds in it. */
    PublishDiagnosticsParams open(String text) throws InterruptedException {
        version = 1;
        server.getTextDocumentService()
                .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(URI, "sct", version, text)));
        return await();
    }

    /** Changes the document and returns what the server finds in it then. */
    PublishDiagnosticsParams change(Range range, String text) throws InterruptedException {
        version++;
        server.getTextDocumentService()
                .didChange(new DidChangeTextDocumentParams(
                        new VersionedTextDocumentIdentifier(URI, version),
                        List.of(new TextDocumentContentChangeEvent(range, text))));
        return await();
    }

    /** How often the document has changed. */
    int changes() {
        return version - 1;
    }

    /** Ends the server. */
    void close() {
        server.shutdown().join();
        server.exit();
    }

    private PublishDiagnosticsParams await() throws InterruptedException {
        PublishDiagnosticsParams next;
        do {
            next = published.take();
        } while (next.getVersion() < version);
        return next;
    }
}
