package org.syscalltrack.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.jsonrpc.CancelChecker;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.analysis.Analysis;
import org.syscalltrack.dsl.model.RuleSet;
import org.syscalltrack.lsp.document.Buffer;
import org.syscalltrack.lsp.feature.DiagnosticsFeature;
import org.syscalltrack.lsp.program.Program;
import org.syscalltrack.lsp.program.Settings;
import org.syscalltrack.lsp.program.View;
import org.syscalltrack.lsp.program.Workspace;

/** One client's session: the workspace, what runs on it, and what the client is told unasked. */
final class Session {
    /** Up to so many rules the analysis is quick enough for every keystroke. */
    private static final int FEW_RULES = 12;

    /** What counts as a pause in typing. */
    private static final long PAUSE_MILLISECONDS = 300;

    private final Workspace workspace;
    private final Tasks tasks = new Tasks();
    private final Set<String> waiting = new HashSet<>();
    private @Nullable LanguageClient client;
    private boolean snippets;
    private boolean watches;

    Session(Workspace workspace) {
        this.workspace = workspace;
    }

    void connect(LanguageClient connected) {
        client = connected;
    }

    Workspace workspace() {
        return workspace;
    }

    Tasks tasks() {
        return tasks;
    }

    boolean snippets() {
        return snippets;
    }

    void setSnippets(boolean known) {
        snippets = known;
    }

    void setWatches(boolean canRegister) {
        watches = canRegister;
    }

    Optional<LanguageClient> client() {
        return Optional.ofNullable(client);
    }

    /** Answers a request about a document. */
    <T> CompletableFuture<T> answer(String uri, Function<View, T> request) {
        return tasks.answer(cancellation -> request.apply(workspace.view(uri, cancellation)));
    }

    /** Reads the client's settings, given as the {@code sct} section or as an object that has it. */
    void configure(@Nullable Object given) {
        JsonElement section = given instanceof JsonElement element ? element : null;
        if (section instanceof JsonObject object && object.has("sct")) {
            section = object.get("sct");
        }
        Settings.Reading reading = Settings.read(section);
        workspace.setSettings(reading.settings());
        reading.problem().ifPresent(problem -> tell(MessageType.Error, problem));
    }

    void tell(MessageType type, String message) {
        client().ifPresent(known -> known.showMessage(new MessageParams(type, message)));
    }

    /** Asks the client to tell of changes of rule files that are not open. */
    void registerWatches() {
        if (watches) {
            FileSystemWatcher watcher = new FileSystemWatcher(Either.forLeft("**/*.sct"));
            Registration registration = new Registration(
                    "watch-rules",
                    "workspace/didChangeWatchedFiles",
                    new DidChangeWatchedFilesRegistrationOptions(List.of(watcher)));
            ask(known -> known.registerCapability(new RegistrationParams(List.of(registration))));
        }
    }

    /** Asks the client for something that nothing here waits for; a client may well refuse. */
    void ask(Function<LanguageClient, CompletableFuture<Void>> request) {
        LanguageClient known = client;
        if (known != null) {
            CompletableFuture<Void> unused = request.apply(known);
        }
    }

    /** Tells the findings of a document and of those that share files with it, once all that has come in is done. */
    void publishConcernedBy(String uri) {
        workspace.concernedBy(uri).forEach(buffer -> publishSoon(buffer.uri()));
    }

    void publishAll() {
        workspace.open().forEach(buffer -> publishSoon(buffer.uri()));
    }

    private void publishSoon(String uri) {
        if (waiting.add(uri)) {
            tasks.run(() -> {
                waiting.remove(uri);
                workspace.buffer(uri).ifPresent(this::publish);
            });
        }
    }

    private void publish(Buffer buffer) {
        View view = workspace.view(buffer.uri());
        Program program = workspace.program(buffer.uri());
        Optional<RuleSet> rules = program.ruleSet();
        tasks.supersede(program);
        boolean quick = rules.filter(found -> found.rules().size() <= FEW_RULES).isPresent();
        if (quick) {
            program.acceptAnalysis(rules.orElseThrow(), Analysis.of(rules.orElseThrow()));
            view = workspace.view(buffer.uri());
        }
        send(buffer, DiagnosticsFeature.of(view));
        if (!quick && rules.isPresent()) {
            tasks.afterPause(
                    program, PAUSE_MILLISECONDS, superseded -> analyse(buffer.uri(), program, rules.get(), superseded));
        }
    }

    private void analyse(String uri, Program program, RuleSet rules, CancelChecker superseded) {
        List<org.syscalltrack.dsl.diagnostic.Diagnostic> findings = Analysis.of(rules, superseded::checkCanceled);
        tasks.run(() -> {
            if (program.acceptAnalysis(rules, findings)) {
                for (Buffer buffer : workspace.concernedBy(uri)) {
                    send(buffer, DiagnosticsFeature.of(workspace.view(buffer.uri())));
                }
                ask(LanguageClient::refreshCodeLenses);
            }
        });
    }

    private void send(Buffer buffer, List<Diagnostic> diagnostics) {
        client().ifPresent(known ->
                known.publishDiagnostics(new PublishDiagnosticsParams(buffer.uri(), diagnostics, buffer.version())));
    }

    /** Takes the findings of a document away that is not open any more. */
    void clear(String uri) {
        client().ifPresent(known -> known.publishDiagnostics(new PublishDiagnosticsParams(uri, List.of())));
    }
}
