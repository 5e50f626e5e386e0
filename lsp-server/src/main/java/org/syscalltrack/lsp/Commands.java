package org.syscalltrack.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.jsonrpc.CancelChecker;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.syscalltrack.dsl.diagnostic.Explanations;
import org.syscalltrack.dsl.model.TestCase;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.lsp.feature.CodeLensFeature;
import org.syscalltrack.lsp.program.FailedTest;
import org.syscalltrack.lsp.program.View;
import org.syscalltrack.lsp.run.Disassembly;
import org.syscalltrack.lsp.run.TestRun;

/** What clients can have done by name. */
final class Commands {
    /** The tests of a document's program: {@code [uri]}. */
    static final String TESTS = "sct.tests";

    /** The eBPF instructions of a document's program: {@code [uri]}. */
    static final String DISASSEMBLE = "sct.disassemble";

    /** The page of a finding: {@code [id]}. */
    static final String EXPLAIN = "sct.explain";

    /** All of them. */
    static final List<String> NAMES =
            List.of(CodeLensFeature.RUN_TESTS, CodeLensFeature.SHOW_COVERS, TESTS, DISASSEMBLE, EXPLAIN);

    private final Session session;

    Commands(Session session) {
        this.session = session;
    }

    Object execute(ExecuteCommandParams parameters, CancelChecker cancellation) {
        List<String> arguments = Optional.ofNullable(parameters.getArguments()).orElse(List.of()).stream()
                .map(argument -> argument instanceof JsonPrimitive word ? word.getAsString() : String.valueOf(argument))
                .toList();
        if (arguments.isEmpty()) {
            throw refusal(parameters.getCommand() + " wants an argument");
        }
        String first = arguments.get(0);
        Optional<String> second = arguments.stream().skip(1).findFirst();
        return switch (parameters.getCommand()) {
            case CodeLensFeature.RUN_TESTS -> runTests(first, second, cancellation);
            case CodeLensFeature.SHOW_COVERS -> {
                session.tell(
                        MessageType.Info,
                        first + second.map(note -> "\n" + note).orElse(""));
                yield true;
            }
            case TESTS -> tests(session.workspace().view(first));
            case DISASSEMBLE ->
                Disassembly.of(
                                session.workspace().view(first).program(),
                                session.workspace().settings())
                        .orElseThrow(Commands::hasErrors);
            case EXPLAIN -> Explanations.page(first).orElseThrow(() -> refusal("there is no finding " + first));
            default -> throw refusal("there is no command " + parameters.getCommand());
        };
    }

    private JsonArray runTests(String uri, Optional<String> name, CancelChecker cancellation) {
        View view = session.workspace().view(uri);
        List<TestRun.Outcome> outcomes =
                TestRun.run(view.program(), name, cancellation).orElseThrow(Commands::hasErrors);
        Set<String> ran = new HashSet<>();
        JsonArray results = new JsonArray();
        for (TestRun.Outcome outcome : outcomes) {
            ran.add(outcome.name());
            JsonObject result = described(view, outcome.name(), outcome.span());
            result.addProperty("passed", outcome.passed());
            result.addProperty("message", outcome.message());
            result.addProperty("milliseconds", outcome.milliseconds());
            results.add(result);
        }
        session.workspace()
                .program(uri)
                .acceptFailedTests(
                        ran,
                        outcomes.stream()
                                .filter(outcome -> !outcome.passed())
                                .map(outcome -> new FailedTest(outcome.name(), outcome.span(), outcome.message()))
                                .toList());
        session.publishConcernedBy(uri);
        return results;
    }

    private static JsonArray tests(View view) {
        JsonArray tests = new JsonArray();
        view.program().ruleSet().ifPresent(rules -> {
            for (TestCase test : rules.tests()) {
                if (view.isHere(test.nameSpan())) {
                    tests.add(described(view, test.name(), test.nameSpan()));
                }
            }
        });
        return tests;
    }

    private static JsonObject described(View view, String name, Span span) {
        JsonObject test = new JsonObject();
        test.addProperty("name", name);
        test.addProperty("uri", view.location(span).getUri());
        test.addProperty("line", view.location(span).getRange().getStart().getLine());
        return test;
    }

    private static ResponseErrorException hasErrors() {
        return refusal("the rules have errors; mend them first");
    }

    private static ResponseErrorException refusal(String message) {
        return new ResponseErrorException(new ResponseError(ResponseErrorCode.RequestFailed, message, null));
    }
}
