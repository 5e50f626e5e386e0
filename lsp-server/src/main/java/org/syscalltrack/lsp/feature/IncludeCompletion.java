package org.syscalltrack.lsp.feature;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.lsp4j.CompletionItemKind;
import org.syscalltrack.lsp.document.Uris;
import org.syscalltrack.lsp.program.View;

/** The files and directories that the name in an {@code include} may go on with, relative to the including file. */
final class IncludeCompletion {
    /** By convention rule files end so; a file of any name may be included, but not every file is worth offering. */
    private static final List<String> SUFFIXES = List.of(".sct", ".conf");

    private static final int MAXIMUM_FILES = 500;

    private IncludeCompletion() {}

    /**
     * Offers them.
     *
     * @param typed the name before the cursor, without its quote
     */
    static void add(View view, String typed, Completions completions) {
        Optional<Path> including = Uris.path(view.uri());
        if (including.isEmpty()) {
            return; // Not saved yet: it has no directory.
        }
        Set<String> files = new TreeSet<>();
        Set<String> directories = new TreeSet<>();
        list(including.get(), typed.substring(0, typed.lastIndexOf('/') + 1), files, directories);
        files.forEach(name -> completions.word(name, CompletionItemKind.File, "file", "rule file"));
        directories.forEach(name -> completions.word(name + "/", CompletionItemKind.Folder, "file", "directory"));
    }

    private static void list(Path including, String directory, Set<String> files, Set<String> directories) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(including.resolveSibling(directory))) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                if (files.size() + directories.size() >= MAXIMUM_FILES) {
                    return;
                } else if (Files.isDirectory(entry)) {
                    if (!name.startsWith(".")) {
                        directories.add(name);
                    }
                } else if (SUFFIXES.stream().anyMatch(name::endsWith) && !Files.isSameFile(entry, including)) {
                    files.add(name);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            // No such directory: there is nothing to offer.
        }
    }
}
