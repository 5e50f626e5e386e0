package org.syscalltrack.lsp.document;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Optional;

/** Uniform resource identifiers as clients write them, and files as the front end names them. */
public final class Uris {
    private Uris() {}

    /** The file of a {@code file:} URI; empty for a document that is no file, such as one never saved. */
    public static Optional<Path> path(String uri) {
        try {
            URI parsed = URI.create(uri);
            return "file".equals(parsed.getScheme()) ? Optional.of(Path.of(parsed)) : Optional.empty();
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    /** The name of a document for messages and for what its includes are relative to. */
    public static String name(String uri) {
        return path(uri).map(Path::toString).orElse(uri);
    }

    /** What two names of one file have in common: its real path, or the URI of a document that is no file. */
    public static String identity(String uri) {
        Optional<Path> path = path(uri);
        return path.isPresent() ? identity(path.get()) : uri;
    }

    /** The real path, as far as it exists. */
    public static String identity(Path path) {
        try {
            return path.toRealPath().toString();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize().toString();
        }
    }

    /** The URI of a file identity. */
    public static String ofIdentity(String identity) {
        // Path.toUri asks the disk whether it is a directory; a rule file is none.
        return identity.startsWith("/") ? Path.of(identity).toUri().toString() : identity;
    }
}
