package org.syscalltrack.lsp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensDelta;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.syscalltrack.lsp.feature.SemanticTokensFeature;

/** The tokens that each open document was last told, so that only what differs is told next. */
final class TokenMemory {
    private final Map<String, SemanticTokens> told = new HashMap<>();
    private long number;

    SemanticTokens full(String uri, List<Integer> tokens) {
        SemanticTokens result = new SemanticTokens(String.valueOf(++number), tokens);
        told.put(uri, result);
        return result;
    }

    Either<SemanticTokens, SemanticTokensDelta> delta(String uri, String previous, List<Integer> tokens) {
        SemanticTokens before = told.get(uri);
        SemanticTokens now = full(uri, tokens);
        if (before == null || !before.getResultId().equals(previous)) {
            return Either.forLeft(now);
        }
        return Either.forRight(
                new SemanticTokensDelta(SemanticTokensFeature.delta(before.getData(), tokens), now.getResultId()));
    }

    void forget(String uri) {
        told.remove(uri);
    }
}
