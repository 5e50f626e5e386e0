package org.syscalltrack.jvm.call;

import org.syscalltrack.dsl.event.EventRecord;

/**
 * Makes a path absolute and normal by its text alone ({@code language-details.md} 4 and 35): joined to its directory,
 * without {@code .}, {@code ..} and empty components, without a slash at its end but for the root itself. One that is
 * longer than a string that is read is unreadable, also where a later {@code ..} would make it shorter.
 */
final class PathNormalizer {
    private final byte[] buffer = new byte[EventRecord.MAXIMUM_STRING];
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
        length = 0;
        if ((!absolute && !append(directory)) || !append(path)) {
            result.setMissing(Availability.UNREADABLE);
            return;
        }
        if (length == 0) {
            buffer[length++] = '/';
        }
        result.set(buffer, 0, length, false);
    }

    /** Returns whether the path's components have room. */
    private boolean append(ByteSlice path) {
        int start = 0;
        while (start < path.length()) {
            int end = start;
            while (end < path.length() && path.at(end) != '/') {
                end++;
            }
            if (!appendComponent(path, start, end - start)) {
                return false;
            }
            start = end + 1;
        }
        return true;
    }

    private boolean appendComponent(ByteSlice path, int start, int size) {
        if (size == 0 || (size == 1 && path.at(start) == '.')) {
            return true;
        }
        if (size == 2 && path.at(start) == '.' && path.at(start + 1) == '.') {
            while (length > 0 && buffer[--length] != '/') {
                // The last component goes, with its slash.
            }
            return true;
        }
        if (length + 1 + size > buffer.length) {
            return false;
        }
        buffer[length++] = '/';
        for (int i = 0; i < size; i++) {
            buffer[length++] = path.at(start + i);
        }
        return true;
    }
}
