package org.syscalltrack.lsp.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.source.DiskSourceLoader;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.SourceLoadException;
import org.syscalltrack.dsl.source.SourceLoader;
import org.syscalltrack.lsp.document.Buffer;

/** Rule files: open buffers first, then the disk. A file of the disk is read again only when its time or size changes. */
final class RuleFiles implements SourceLoader {
    /** So many files of the disk are kept; a program with more reads some again. */
    private static final int KEPT = 256;

    private final Function<String, @Nullable Buffer> bufferOf;
    private final SourceLoader disk = new DiskSourceLoader(Path.of(""));
    private final Map<String, Kept> kept = new HashMap<>();

    private record Kept(FileTime time, long size, SourceFile file) {}

    RuleFiles(Function<String, @Nullable Buffer> bufferOf) {
        this.bufferOf = bufferOf;
    }

    @Override
    public SourceFile load(String name) throws SourceLoadException {
        SourceFile file = fromDisk(name);
        Buffer buffer = bufferOf.apply(file.identity());
        return buffer == null
                ? file
                : SourceFile.ofText(file.name(), file.identity(), buffer.file().text());
    }

    @Override
    public SourceFile include(SourceFile from, String path) throws SourceLoadException {
        if (!from.name().startsWith("/")) {
            throw new SourceLoadException("save the including file first: what it includes is relative to it");
        }
        try {
            return load(Path.of(from.name()).resolveSibling(path).normalize().toString());
        } catch (IllegalArgumentException e) {
            throw new SourceLoadException("not a valid file name", e);
        }
    }

    private SourceFile fromDisk(String name) throws SourceLoadException {
        try {
            BasicFileAttributes now = Files.readAttributes(Path.of(name), BasicFileAttributes.class);
            Kept known = kept.get(name);
            if (known != null && known.time.equals(now.lastModifiedTime()) && known.size == now.size()) {
                return known.file;
            }
            SourceFile file = disk.load(name);
            if (kept.size() >= KEPT) {
                kept.clear();
            }
            kept.put(name, new Kept(now.lastModifiedTime(), now.size(), file));
            return file;
        } catch (IOException | IllegalArgumentException e) {
            return disk.load(name); // it says what is wrong in the words that the command line uses
        }
    }
}
