package org.syscalltrack.lsp.program;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.SourceLoadException;
import org.syscalltrack.dsl.syntax.SyntaxParser;
import org.syscalltrack.dsl.syntax.SyntaxTree;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.lsp.document.Uris;

/** The rule files of the workspace's folders, and who includes whom. Holds no trees, only what they say of files. */
final class FileIndex {
    private static final int MAXIMUM_FILES = 2000;
    private static final int MAXIMUM_DEPTH = 12;
    private static final Set<String> SKIPPED = Set.of("node_modules", "target", "build", "out");

    private final RuleFiles files;
    private final Map<String, Set<String>> includes = new TreeMap<>();

    FileIndex(RuleFiles files) {
        this.files = files;
    }

    /** Looks through a folder. */
    void addFolder(Path folder) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), MAXIMUM_DEPTH, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    String name = String.valueOf(directory.getFileName());
                    boolean skip = !directory.equals(folder) && (name.startsWith(".") || SKIPPED.contains(name));
                    return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(".sct")) {
                        found.add(file);
                    }
                    return found.size() < MAXIMUM_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            return; // A folder that cannot be read has no files that we could know.
        }
        found.forEach(file -> update(Uris.identity(file)));
    }

    /** Forgets the files under a folder. */
    void removeFolder(Path folder) {
        String prefix = Uris.identity(folder) + "/";
        includes.keySet().removeIf(identity -> identity.startsWith(prefix));
    }

    /** Reads a file that may have changed, appeared or gone. */
    void update(String identity) {
        try {
            SourceFile file = files.load(identity);
            update(SyntaxParser.parse(file));
        } catch (SourceLoadException e) {
            includes.remove(identity);
        }
    }

    private void update(SyntaxTree tree) {
        Set<String> included = new LinkedHashSet<>();
        for (Declaration declaration : tree.root().declarations()) {
            if (declaration instanceof Declaration.Include include) {
                try {
                    String path = String.valueOf(include.path().value());
                    included.add(files.include(tree.file(), path).identity());
                } catch (SourceLoadException e) {
                    // The diagnostics of the including file say so.
                }
            }
        }
        includes.put(tree.file().identity(), included);
    }

    /** All known files. */
    Set<String> all() {
        return includes.keySet();
    }

    /** The file at the top of the first chain of includes that reaches this one; itself where none does. */
    String rootOf(String identity) {
        Set<String> seen = new HashSet<>();
        String root = identity;
        while (seen.add(root)) {
            String included = root;
            String includer = includes.entrySet().stream()
                    .filter(entry ->
                            !entry.getKey().equals(included) && entry.getValue().contains(included))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(root);
            if (includer.equals(root)) {
                return root;
            }
            root = includer;
        }
        return identity; // a cycle: each of its files is as good as any
    }

    /** The files at the top of all chains of includes that reach this one. */
    Set<String> rootsOf(String identity) {
        Set<String> reached = new LinkedHashSet<>(Set.of(identity));
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Map.Entry<String, Set<String>> entry : includes.entrySet()) {
                grows |= entry.getValue().stream().anyMatch(reached::contains) && reached.add(entry.getKey());
            }
        }
        Set<String> roots = new LinkedHashSet<>();
        reached.forEach(file -> roots.add(rootOf(file)));
        return roots;
    }
}
