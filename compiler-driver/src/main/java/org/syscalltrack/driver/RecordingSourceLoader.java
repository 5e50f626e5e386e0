package org.syscalltrack.driver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.SourceLoadException;
import org.syscalltrack.dsl.source.SourceLoader;

/**
 * Remembers each question and its answer: a file that was read once is the same for the rest of the step, whatever
 * happens on the disk, and a build can ask later whether it would still get the same answers. Not safe for several
 * threads.
 */
public final class RecordingSourceLoader implements SourceLoader {
    private final SourceLoader below;
    private final Map<Question, Answer> answers = new LinkedHashMap<>();

    private record Question(Optional<SourceFile> from, String path) {
        @Override
        public int hashCode() {
            return path.hashCode();
        }
    }

    private record Answer(Optional<SourceFile> file, Optional<SourceLoadException> failure) {}

    /**
     * A question and its answer.
     *
     * @param from the including file; none: the user named the file
     * @param path what was asked for
     * @param found the file; none: it could not be loaded
     */
    public record Lookup(Optional<SourceFile> from, String path, Optional<SourceFile> found) {}

    /** Asks {@code below}, each question once. */
    public RecordingSourceLoader(SourceLoader below) {
        this.below = below;
    }

    @Override
    public SourceFile load(String name) throws SourceLoadException {
        return answer(new Question(Optional.empty(), name), () -> below.load(name));
    }

    @Override
    public SourceFile include(SourceFile from, String path) throws SourceLoadException {
        return answer(new Question(Optional.of(from), path), () -> below.include(from, path));
    }

    /** All questions so far, in their order. */
    public List<Lookup> lookups() {
        List<Lookup> lookups = new ArrayList<>();
        answers.forEach((question, answer) -> lookups.add(new Lookup(question.from(), question.path(), answer.file())));
        return lookups;
    }

    private interface Request {
        SourceFile file() throws SourceLoadException;
    }

    private SourceFile answer(Question question, Request request) throws SourceLoadException {
        Answer answer = answers.get(question);
        if (answer == null) {
            answer = ask(request);
            answers.put(question, answer);
        }
        if (answer.failure().isPresent()) {
            throw answer.failure().get();
        }
        return answer.file().orElseThrow();
    }

    private static Answer ask(Request request) {
        try {
            return new Answer(Optional.of(request.file()), Optional.empty());
        } catch (SourceLoadException e) {
            return new Answer(Optional.empty(), Optional.of(e));
        }
    }
}
