package org.syscalltrack.maven.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.syscalltrack.driver.RecordingSourceLoader.Lookup;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.SourceLoadException;
import org.syscalltrack.dsl.source.SourceLoader;

/**
 * What a rule set was made from, and what became of it. It still holds where the settings are the same, every file that
 * was looked for is found in the same place with the same content (or is still missing), and every product is there
 * unchanged.
 *
 * @param settings everything besides the rules that the products depend on, as a digest
 * @param lookups what was asked for, in order
 * @param products digests of the products' contents by their places
 * @param warnings how many warnings there were
 */
record Fingerprint(String settings, List<Answer> lookups, Map<String, String> products, long warnings) {
    private static final int NONE = -1;

    /**
     * One file that was looked for.
     *
     * @param from the number of the lookup that found the including file; -1: the user named the file
     * @param path what was asked for
     * @param digest of the name and the content of what was found; empty: nothing was
     */
    record Answer(int from, String path, String digest) {}

    Fingerprint {
        lookups = List.copyOf(lookups);
        products = new TreeMap<>(products);
    }

    static List<Answer> answers(List<Lookup> lookups) {
        List<Answer> answers = new ArrayList<>();
        for (Lookup lookup : lookups) {
            answers.add(new Answer(
                    lookup.from().map(file -> numberOf(file, lookups)).orElse(NONE),
                    lookup.path(),
                    lookup.found().map(Fingerprint::digest).orElse("")));
        }
        return answers;
    }

    private static int numberOf(SourceFile file, List<Lookup> lookups) {
        for (int number = 0; number < lookups.size(); number++) {
            if (lookups.get(number).found().filter(found -> found == file).isPresent()) {
                return number;
            }
        }
        throw new IllegalStateException(file + " includes and was never looked for");
    }

    private static String digest(SourceFile file) {
        return Digest.of(file.name(), file.bytes());
    }

    /** Whether making it again would give the same. */
    boolean stillHolds(String currentSettings, SourceLoader loader, OutputTree output) {
        return settings.equals(currentSettings) && answersAreTheSame(loader) && productsAreThere(output);
    }

    private boolean productsAreThere(OutputTree output) {
        return products.entrySet().stream()
                .allMatch(product ->
                        output.read(product.getKey()).map(Digest::of).equals(Optional.of(product.getValue())));
    }

    private boolean answersAreTheSame(SourceLoader loader) {
        List<Optional<SourceFile>> found = new ArrayList<>();
        for (Answer answer : lookups) {
            Optional<SourceFile> file = look(answer, found, loader);
            found.add(file);
            if (!file.map(Fingerprint::digest).orElse("").equals(answer.digest())) {
                return false;
            }
        }
        return true;
    }

    private static Optional<SourceFile> look(Answer answer, List<Optional<SourceFile>> found, SourceLoader loader) {
        try {
            return Optional.of(
                    answer.from() == NONE
                            ? loader.load(answer.path())
                            : loader.include(found.get(answer.from()).orElseThrow(), answer.path()));
        } catch (SourceLoadException e) {
            return Optional.empty();
        }
    }
}
