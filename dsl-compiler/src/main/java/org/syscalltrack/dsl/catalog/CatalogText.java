package org.syscalltrack.dsl.catalog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The bytes of a catalog file, looked up without reading them all.
 *
 * <p>After the header (up to the first empty line) the file is a sorted sequence of blocks. A block begins with a head
 * line at the left margin, {@code kind name …}; the lines that belong to it begin with a tab. Heads are sorted by kind
 * and then by name, byte by byte, so a block is found by bisection.
 */
final class CatalogText {
    /** The first line's first word. */
    static final String MAGIC = "syscalltrack-catalog";

    /** The version of the format that this class reads. */
    static final String VERSION = "1";

    /** The kinds of blocks, in file order. */
    static final List<String> KINDS = List.of("alias", "call", "constant", "group", "struct", "use");

    private final String file;
    private final byte[] bytes;
    private final int bodyStart;

    CatalogText(String file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
        String first = line(0);
        if (!first.startsWith(MAGIC + " ")) {
            throw new CatalogException(
                    file, 1, "this is no syscall catalog: the first line must be '" + MAGIC + " " + VERSION + "'");
        }
        if (!first.equals(MAGIC + " " + VERSION)) {
            throw new CatalogException(
                    file,
                    1,
                    "this catalog is of format " + first.substring(MAGIC.length() + 1) + ", this program reads format "
                            + VERSION + ": generate it again");
        }
        int position = 0;
        while (position < bytes.length && bytes[position] != '\n') {
            position = nextLine(position);
        }
        this.bodyStart = position;
    }

    /** The header's lines after the first one. */
    List<Line> header() {
        List<Line> lines = new ArrayList<>();
        for (int position = nextLine(0); position < bodyStart; position = nextLine(position)) {
            lines.add(new Line(this, position, line(position)));
        }
        return lines;
    }

    /** The block with that head. */
    Optional<Block> find(String kind, String name) {
        int low = nextHead(bodyStart);
        int high = bytes.length;
        String key = kind + " " + name;
        while (low < high) {
            int middle = headBefore(low + (high - low) / 2, low);
            int order = compareHead(middle, key);
            if (order == 0) {
                return Optional.of(block(middle));
            }
            if (order < 0) {
                low = nextHead(nextLine(middle));
            } else {
                high = middle;
            }
        }
        return Optional.empty();
    }

    /** All blocks of a kind, in file order. */
    List<Block> all(String kind) {
        List<Block> blocks = new ArrayList<>();
        // The name after a kind is never empty, so this bisection ends at the kind's first head.
        int low = nextHead(bodyStart);
        int high = bytes.length;
        String key = kind + " ";
        while (low < high) {
            int middle = headBefore(low + (high - low) / 2, low);
            if (compareHead(middle, key) < 0) {
                low = nextHead(nextLine(middle));
            } else {
                high = middle;
            }
        }
        while (low < bytes.length && startsWith(low, key)) {
            blocks.add(block(low));
            low = nextHead(nextLine(low));
        }
        return blocks;
    }

    /**
     * Checks what bisection relies on.
     *
     * @throws CatalogException at the first line that is not sorted or of no known kind
     */
    void checkOrder() {
        String before = "";
        int beforeKind = 0;
        for (int position = bodyStart; position < bytes.length; position = nextLine(position)) {
            if (bytes[position] == '\n' || bytes[position] == '\t') {
                continue;
            }
            Line head = new Line(this, position, line(position));
            String kind = head.word(0, "kind");
            String name = head.word(1, "name");
            int kindIndex = KINDS.indexOf(kind);
            if (kindIndex < 0) {
                throw head.error("'" + kind + "' is none of " + String.join(", ", KINDS));
            }
            if (kindIndex == beforeKind && name.compareTo(before) <= 0) {
                throw head.error("'" + name + "' must come before '" + before + "': the file is sorted by name");
            }
            if (kindIndex < beforeKind) {
                throw head.error("a " + kind + " must come before the first " + KINDS.get(beforeKind));
            }
            before = name;
            beforeKind = kindIndex;
        }
    }

    CatalogException error(int position, String message) {
        int line = 1;
        for (int index = 0; index < position; index++) {
            if (bytes[index] == '\n') {
                line++;
            }
        }
        return new CatalogException(file, line, message);
    }

    private Block block(int head) {
        List<Line> members = new ArrayList<>();
        int position = nextLine(head);
        while (position < bytes.length && bytes[position] == '\t') {
            members.add(new Line(this, position, line(position)));
            position = nextLine(position);
        }
        return new Block(new Line(this, head, line(head)), members);
    }

    /** The start of the last head line that begins at or before {@code position}, not before {@code low}. */
    private int headBefore(int position, int low) {
        int start = position;
        while (start > low && (bytes[start - 1] != '\n' || bytes[start] == '\t' || bytes[start] == '\n')) {
            start--;
        }
        return start;
    }

    private int nextHead(int from) {
        int position = from;
        while (position < bytes.length && (bytes[position] == '\t' || bytes[position] == '\n')) {
            position = nextLine(position);
        }
        return position;
    }

    private int nextLine(int from) {
        int position = from;
        while (position < bytes.length && bytes[position] != '\n') {
            position++;
        }
        return Math.min(position + 1, bytes.length);
    }

    private boolean startsWith(int position, String prefix) {
        if (position + prefix.length() > bytes.length) {
            return false;
        }
        for (int index = 0; index < prefix.length(); index++) {
            if (bytes[position + index] != prefix.charAt(index)) {
                return false;
            }
        }
        return true;
    }

    /** Compares the first two words of the line at {@code position} with {@code key}. */
    private int compareHead(int position, String key) {
        int spaces = 0;
        for (int index = 0; ; index++) {
            int at = position + index;
            int here = at < bytes.length ? bytes[at] : '\n';
            if (here == '\n' || (here == ' ' && ++spaces == 2)) {
                return index == key.length() ? 0 : -1;
            }
            if (index == key.length()) {
                return 1;
            }
            if (here != key.charAt(index)) {
                return here - key.charAt(index);
            }
        }
    }

    private String line(int start) {
        int end = start;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /**
     * A head and the lines that belong to it.
     *
     * @param head the line at the margin
     * @param members the lines that begin with a tab
     */
    record Block(Line head, List<Line> members) {
        String name() {
            return head.word(1, "name");
        }
    }
}
