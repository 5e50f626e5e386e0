package org.syscalltrack.jvm.call;

/**
 * Makes a path absolute and normal by its text alone ({@code language-details.md} 4 and 35): joined to its directory,
 * without {@code .}, {@code ..} and empty components, without a slash at its end but for the root itself.
 */
final class PathNormalizer {
    private byte[] buffer = new byte[4096];
    private int length;

    /** Joins a path to a directory, which is used only for a relative path, into {@code result}. */
    void join(ByteSlice directory, ByteSlice path, ByteSlice result) {
        boolean absolute = path.length() > 0 && path.at(0) == '/';
        int missing = absolute ? path.state() : path.state() | directory.state();
        if (missing != Availability.KNOWN || path.isCut() || (!absolute && directory.isCut())) {
            boolean unreadable = missing != Availability.ABSENT;
            result.setMissing(unreadable ? Availability.UNREADABLE : Availability.ABSENT);
            return;
        }
        int needed = directory.length() + path.length() + 2;
        if (buffer.length < needed) {
            buffer = new byte[needed * 2];
        }
        length = 0;
        if (!absolute) {
            append(directory);
        }
        append(path);
        if (length == 0) {
            buffer[length++] = '/';
        }
        result.set(buffer, 0, length, false);
    }

    private void append(ByteSlice path) {
        int start = 0;
        while (start < path.length()) {
            int end = start;
            while (end < path.length() && path.at(end) != '/') {
                end++;
            }
            appendComponent(path, start, end - start);
            start = end + 1;
        }
    }

    private void appendComponent(ByteSlice path, int start, int size) {
        if (size == 0 || (size == 1 && path.at(start) == '.')) {
            return;
        }
        if (size == 2 && path.at(start) == '.' && path.at(start + 1) == '.') {
            while (length > 0 && buffer[--length] != '/') {
                // The last component goes, with its slash.
            }
            return;
        }
        buffer[length++] = '/';
        for (int i = 0; i < size; i++) {
            buffer[length++] = path.at(start + i);
        }
    }
}
