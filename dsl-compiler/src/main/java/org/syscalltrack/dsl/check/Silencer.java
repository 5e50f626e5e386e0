package org.syscalltrack.dsl.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.Severity;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.Allowance;

/** Takes the warnings and notes away that {@code # sct:allow} says are not wanted. Errors stay. */
final class Silencer {
    /** Scopes are declarations, which do not overlap: the last one that begins before a finding may hold it. */
    private final Map<Key, NavigableMap<Integer, Span>> scopes = new HashMap<>();

    /** What is allowed, in which file. */
    private record Key(String id, SourceFile file) {}

    Silencer(List<ParsedFile> files) {
        for (ParsedFile file : files) {
            for (Allowance allowance : file.tree().allowances()) {
                scopes.computeIfAbsent(new Key(allowance.id(), file.source()), key -> new TreeMap<>())
                        .put(allowance.scope().start(), allowance.scope());
            }
        }
    }

    List<Diagnostic> apply(List<Diagnostic> findings) {
        return findings.stream().filter(finding -> !isSilenced(finding)).toList();
    }

    private boolean isSilenced(Diagnostic finding) {
        if (finding.severity() == Severity.ERROR) {
            return false;
        }
        NavigableMap<Integer, Span> here =
                scopes.get(new Key(finding.kind().id(), finding.span().file()));
        Map.Entry<Integer, Span> last =
                here == null ? null : here.floorEntry(finding.span().start());
        return last != null && last.getValue().contains(finding.span());
    }
}
