package org.syscalltrack.dsl.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Files of the disk. The identity of a file is its real path, so links and {@code ..} name it once. */
public final class DiskSourceLoader implements SourceLoader {
    /** Rule files are written by people; more than this is another kind of file. */
    private static final long MAXIMUM_SIZE = 256L << 20;

    private final Path directory;

    /** Relative names are taken from {@code directory}. */
    public DiskSourceLoader(Path directory) {
        this.directory = directory;
    }

    @Override
    public SourceFile load(String name) throws SourceLoadException {
        try {
            return read(name, directory.resolve(name));
        } catch (InvalidPathException e) {
            throw new SourceLoadException("not a valid file name", e);
        }
    }

    @Override
    public SourceFile include(SourceFile from, String path) throws SourceLoadException {
        try {
            Path including = Path.of(from.name());
            return load(including.resolveSibling(path).toString());
        } catch (InvalidPathException e) {
            throw new SourceLoadException("not a valid file name", e);
        }
    }

    private static SourceFile read(String name, Path path) throws SourceLoadException {
        try {
            if (Files.isDirectory(path)) {
                throw new SourceLoadException("it is a directory");
            }
            // Pipes have no size; a regular file that is far too large is refused before it fills the heap.
            if (Files.isRegularFile(path) && Files.size(path) > MAXIMUM_SIZE) {
                throw new SourceLoadException("it is larger than 256 MiB");
            }
            byte[] bytes = Files.readAllBytes(path);
            return SourceFile.ofBytes(name, path.toRealPath().toString(), bytes);
        } catch (NoSuchFileException e) {
            throw new SourceLoadException(SourceLoadException.NO_SUCH_FILE, e);
        } catch (AccessDeniedException e) {
            throw new SourceLoadException("permission denied", e);
        } catch (IOException e) {
            throw new SourceLoadException("read error", e);
        }
    }
}
