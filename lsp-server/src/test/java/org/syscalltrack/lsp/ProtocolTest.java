package org.syscalltrack.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.GeneralClientCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client over pipes: what goes over the wire, in which order, and what half-typed text does to it. */
class ProtocolTest {
    private static final String RULES = """
            include "common.sct"
            rule {
              syscall_name = unlink
              rule_name = r
              filter_expression { UID == FIRST_USER }
              action { type = LOG }
            }
            test { test_name = good call = unlink("/x") process { UID = 1000 } expect { rule = r } }
            test { test_name = bad call = unlink("/x") process { UID = 0 } expect { rule = r } }
            """;

    @TempDir
    Path folder;

    private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private LanguageServer server;
    private CompletableFuture<Integer> status;
    private String uri;

    @BeforeEach
    void start() throws Exception {
        Files.writeString(folder.resolve("common.sct"), "const FIRST_USER = 1000\n");
        uri = folder.resolve("rules.sct").toUri().toString();
        Files.writeString(folder.resolve("rules.sct"), RULES);
        PipedInputStream toServer = new PipedInputStream(1 << 16);
        PipedInputStream toClient = new PipedInputStream(1 << 16);
        PipedOutputStream fromClient = new PipedOutputStream(toServer);
        PipedOutputStream fromServer = new PipedOutputStream(toClient);
        status = CompletableFuture.supplyAsync(() -> LanguageServerMain.serve(toServer, fromServer));
        Launcher<LanguageServer> launcher = LSPLauncher.createClientLauncher(new Client(), toClient, fromClient);
        var unused = launcher.startListening();
        server = launcher.getRemoteProxy();
    }

    @AfterEach
    void stop() throws Exception {
        server.shutdown().get(30, TimeUnit.SECONDS);
        server.exit();
        assertThat(status.get(30, TimeUnit.SECONDS)).isZero();
        assertThat(Defects.count()).isZero();
    }

    private final class Client implements LanguageClient {
        @Override
        public void telemetryEvent(Object object) {}

        @Override
        public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
            published.add(diagnostics);
        }

        @Override
        public void showMessage(MessageParams message) {
            messages.add(message.getMessage());
        }

        @Override
        public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams request) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void logMessage(MessageParams message) {}

        @Override
        public CompletableFuture<Void> registerCapability(RegistrationParams parameters) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> refreshCodeLenses() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> refreshInlayHints() {
            return CompletableFuture.completedFuture(null);
        }
    }

    private InitializeResult initialize(String... encodings) throws Exception {
        InitializeParams parameters = new InitializeParams();
        ClientCapabilities capabilities = new ClientCapabilities();
        GeneralClientCapabilities general = new GeneralClientCapabilities();
        general.setPositionEncodings(List.of(encodings));
        capabilities.setGeneral(general);
        parameters.setCapabilities(capabilities);
        parameters.setWorkspaceFolders(
                List.of(new WorkspaceFolder(folder.toUri().toString(), "rules")));
        InitializeResult result = server.initialize(parameters).get(30, TimeUnit.SECONDS);
        server.initialized(new InitializedParams());
        return result;
    }

    private void open(String name, String text) {
        String opened = folder.resolve(name).toUri().toString();
        server.getTextDocumentService()
                .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(opened, "sct", 1, text)));
    }

    private void change(String name, int version, TextDocumentContentChangeEvent... changes) {
        String changed = folder.resolve(name).toUri().toString();
        server.getTextDocumentService()
                .didChange(new DidChangeTextDocumentParams(
                        new VersionedTextDocumentIdentifier(changed, version), List.of(changes)));
    }

    /** The codes of the next diagnostics for a file. */
    private List<String> codes(String name) throws InterruptedException {
        return codes(name, 0);
    }

    /** The codes of the next diagnostics for that version of a file, or a later one. */
    private List<String> codes(String name, int version) throws InterruptedException {
        String wanted = folder.resolve(name).toUri().toString();
        while (true) {
            PublishDiagnosticsParams next = published.poll(30, TimeUnit.SECONDS);
            assertThat(next).as("diagnostics of " + name).isNotNull();
            if (next.getUri().equals(wanted) && (version == 0 || next.getVersion() >= version)) {
                return next.getDiagnostics().stream()
                        .map(Diagnostic::getCode)
                        .map(code -> code.getLeft())
                        .toList();
            }
        }
    }

    @Test
    void diagnosticsFollowEditsAcrossUnsavedIncludes() throws Exception {
        initialize("utf-16");
        open("rules.sct", RULES);
        assertThat(codes("rules.sct")).isEmpty();
        open("common.sct", "const FIRST_USER = 1000\n");
        assertThat(codes("common.sct")).isEmpty();
        published.clear();
        change(
                "common.sct",
                2,
                new TextDocumentContentChangeEvent(new Range(new Position(0, 6), new Position(0, 16)), "LAST_USER"));
        assertThat(codes("rules.sct")).contains("SCT0203");
        change("common.sct", 3, new TextDocumentContentChangeEvent("const FIRST_USER = 1000\n"));
        assertThat(codes("rules.sct")).isEmpty();
        server.getTextDocumentService()
                .didClose(new DidCloseTextDocumentParams(new TextDocumentIdentifier(
                        folder.resolve("common.sct").toUri().toString())));
        Files.writeString(folder.resolve("common.sct"), "const OTHER = 1\n# more\n");
        published.clear();
        server.getWorkspaceService()
                .didChangeWatchedFiles(new DidChangeWatchedFilesParams(List.of(
                        new FileEvent(folder.resolve("common.sct").toUri().toString(), FileChangeType.Changed))));
        assertThat(codes("rules.sct")).contains("SCT0203");
    }

    @Test
    void columnsAreCountedAsAgreed() throws Exception {
        assertThat(initialize("utf-8", "utf-16").getCapabilities().getPositionEncoding())
                .isEqualTo("utf-8");
        String text = "/* \u00e9\ud83d\ude00 */ const A = 1\nconst A = 2\n";
        open("rules.sct", text);
        List<? extends Location> found = server.getTextDocumentService()
                .references(new ReferenceParams(
                        new TextDocumentIdentifier(uri), new Position(1, 6), new ReferenceContext(true)))
                .get(30, TimeUnit.SECONDS);
        // 3 ASCII, 2 and 4 bytes, " */ const ": 19 bytes, where UTF-16 counts 16 units.
        assertThat(found)
                .extracting(place -> place.getRange().getStart().getCharacter())
                .contains(19);
        change(
                "rules.sct",
                2,
                new TextDocumentContentChangeEvent(new Range(new Position(0, 19), new Position(0, 20)), "B"));
        change(
                "rules.sct",
                3,
                new TextDocumentContentChangeEvent(new Range(new Position(1, 0), new Position(1, 0)), " "));
        assertThat(codes("rules.sct", 3)).doesNotContain("SCT0240");
    }

    @Test
    void renameReachesFilesThatAreNotOpen() throws Exception {
        initialize();
        open("common.sct", "const FIRST_USER = 1000\n");
        WorkspaceEdit edit = server.getTextDocumentService()
                .rename(new RenameParams(
                        new TextDocumentIdentifier(
                                folder.resolve("common.sct").toUri().toString()),
                        new Position(0, 8),
                        "USER"))
                .get(30, TimeUnit.SECONDS);
        assertThat(edit.getChanges())
                .containsOnlyKeys(uri, folder.resolve("common.sct").toUri().toString());
        assertThat(edit.getChanges().get(uri)).hasSize(1);
        assertThat(server.getWorkspaceService()
                        .symbol(new WorkspaceSymbolParams("fuser"))
                        .get(30, TimeUnit.SECONDS)
                        .getRight())
                .hasSize(1);
    }

    @Test
    void failingTestsAreDiagnostics() throws Exception {
        initialize();
        open("rules.sct", RULES);
        codes("rules.sct");
        Object results = server.getWorkspaceService()
                .executeCommand(new ExecuteCommandParams("sct.runTests", List.of(new JsonPrimitive(uri))))
                .get(30, TimeUnit.SECONDS);
        assertThat(String.valueOf(results)).contains("name=good", "passed=true", "expected rule r, got nothing");
        assertThat(codes("rules.sct")).containsExactly("test");
        change("rules.sct", 2, new TextDocumentContentChangeEvent(RULES.replace("UID = 0 }", "UID = 1000 }")));
        assertThat(codes("rules.sct")).isEmpty();
        Object assembly = server.getWorkspaceService()
                .executeCommand(new ExecuteCommandParams("sct.disassemble", List.of(new JsonPrimitive(uri))))
                .get(30, TimeUnit.SECONDS);
        assertThat(String.valueOf(assembly)).contains("section fentry/", "exit");
    }

    @Test
    void wrongSettingsAreTold() throws Exception {
        initialize();
        JsonObject section = new JsonObject();
        section.addProperty("architecture", "vax");
        JsonObject settings = new JsonObject();
        settings.add("sct", section);
        server.getWorkspaceService().didChangeConfiguration(new DidChangeConfigurationParams(settings));
        assertThat(messages.poll(30, TimeUnit.SECONDS)).contains("there is no vax", "arm64");
    }
}
