package org.syscalltrack.driver;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.syscalltrack.dsl.check.FrontEndResult;
import org.syscalltrack.dsl.check.ParsedFile;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.dsl.source.LosslessUtf8;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.SourceLoadException;
import org.syscalltrack.dsl.syntax.tree.Declaration;

/**
 * The text of a rule set as one file: what rides in the object, so that {@code sct_config download} gives back rules that
 * upload again. Included files stand in the place of their first include; a file without includes stays as it is, byte
 * for byte.
 */
final class RuleSource {
    private final RecordingSourceLoader loader;
    private final Map<String, ParsedFile> files = new HashMap<>();
    private final Set<String> written = new HashSet<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private RuleSource(RecordingSourceLoader loader) {
        this.loader = loader;
    }

    /** Returns the text of checked rules without errors; {@code loader} is the one that they were checked with. */
    static ByteString of(FrontEndResult checked, RecordingSourceLoader loader) {
        RuleSource source = new RuleSource(loader);
        checked.files().forEach(file -> source.files.put(file.source().identity(), file));
        checked.files().stream().filter(ParsedFile::isNamed).forEach(source::write);
        return ByteString.of(source.out.toByteArray());
    }

    private void write(ParsedFile file) {
        SourceFile source = file.source();
        if (!written.add(source.identity())) {
            return;
        }
        startLine();
        int position = 0;
        for (Declaration declaration : file.tree().root().declarations()) {
            if (declaration instanceof Declaration.Include include) {
                copy(source, position, include.span().start());
                included(source, include);
                position = include.span().end();
            }
        }
        copy(source, position, source.text().length());
    }

    private void included(SourceFile from, Declaration.Include include) {
        try {
            SourceFile file = loader.include(from, String.valueOf(include.path().value()));
            ParsedFile parsed = files.get(file.identity());
            if (parsed != null) {
                write(parsed);
            }
        } catch (SourceLoadException e) {
            // The loader answered this when the rules were checked, and remembers.
            throw new IllegalStateException(
                    "an include of checked rules is gone: " + include.path().value(), e);
        }
    }

    private void copy(SourceFile source, int start, int end) {
        out.writeBytes(LosslessUtf8.encode(source.text().substring(start, end)));
    }

    private void startLine() {
        byte[] soFar = out.toByteArray();
        if (soFar.length > 0 && soFar[soFar.length - 1] != '\n') {
            out.write('\n');
        }
    }
}
