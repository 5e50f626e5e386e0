package org.syscalltrack.dsl.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.Span;

/**
 * A file parsed in parts, so that an editor's keystroke costs the parsing of one declaration. Joined, the parts are the
 * file; the declarations and findings of the parts are those that the whole file would have.
 *
 * <p>Each part is a {@link SourceFile} of its own with the file's name and identity, and its spans count from the part's
 * start: so nothing in a part changes when text before it does. {@link #offset} places a span in the file. An edit keeps
 * the trees of the parts that it does not touch, the same objects. Immutable.
 */
public final class PartedTree {
    private final SourceFile file;
    private final List<SyntaxTree> parts;
    private final int[] starts;
    private final IdentityHashMap<SourceFile, Integer> partNumbers = new IdentityHashMap<>();

    private PartedTree(SourceFile file, List<SyntaxTree> parts) {
        this.file = file;
        this.parts = parts;
        this.starts = new int[parts.size()];
        int start = 0;
        for (int number = 0; number < parts.size(); number++) {
            SourceFile part = parts.get(number).file();
            starts[number] = start;
            partNumbers.put(part, number);
            start += part.text().length();
        }
    }

    /** Parses a whole file. */
    public static PartedTree of(SourceFile file) {
        SyntaxTree whole = SyntaxParser.parse(file);
        return new PartedTree(file, PartCuts.parts(whole, text -> parse(file, text)));
    }

    /** Parses what differs from this tree's file. */
    public PartedTree changedTo(SourceFile next) {
        String before = file.text();
        String after = next.text();
        int prefix = commonPrefix(before, after);
        int suffix = commonSuffix(before, after, prefix);
        if (prefix == before.length() && prefix == after.length()) {
            return new PartedTree(next, parts);
        }
        int first = partAt(prefix);
        int last = partAt(Math.max(prefix, before.length() - suffix));
        for (int growth = 1; ; growth *= 2) {
            int tail = before.length() - endOf(last);
            String window = after.substring(starts[first], after.length() - tail);
            SyntaxTree tree = parse(next, window);
            boolean begins = first == 0 || PartCuts.beginsLikePart(tree);
            boolean ends = last == parts.size() - 1 || PartCuts.endsLikePart(tree);
            if (begins && ends) {
                return replaced(next, first, last, tree);
            }
            first = begins ? first : Math.max(0, first - 1);
            last = ends ? last : Math.min(parts.size() - 1, last + growth);
        }
    }

    private PartedTree replaced(SourceFile next, int first, int last, SyntaxTree window) {
        Map<String, Deque<SyntaxTree>> known = new HashMap<>();
        for (SyntaxTree old : parts.subList(first, last + 1)) {
            known.computeIfAbsent(old.file().text(), text -> new ArrayDeque<>()).add(old);
        }
        List<SyntaxTree> all = new ArrayList<>(parts.subList(0, first));
        all.addAll(PartCuts.parts(window, text -> {
            Deque<SyntaxTree> same = known.get(text);
            return same == null || same.isEmpty() ? parse(next, text) : same.remove();
        }));
        all.addAll(parts.subList(last + 1, parts.size()));
        return new PartedTree(next, all);
    }

    private static SyntaxTree parse(SourceFile file, String text) {
        return SyntaxParser.parse(SourceFile.ofText(file.name(), file.identity(), text));
    }

    private static int commonPrefix(String one, String other) {
        int length = Math.min(one.length(), other.length());
        int at = 0;
        while (at < length && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }

    private static int commonSuffix(String one, String other, int prefix) {
        int length = Math.min(one.length(), other.length()) - prefix;
        int count = 0;
        while (count < length && one.charAt(one.length() - 1 - count) == other.charAt(other.length() - 1 - count)) {
            count++;
        }
        return count;
    }

    /** The whole file. */
    public SourceFile file() {
        return file;
    }

    /** The parts in order, at least one. */
    public List<SyntaxTree> parts() {
        return parts;
    }

    /** Offset of a part in the file. */
    public int start(int part) {
        return starts[part];
    }

    /** The number of the part that holds the character at {@code offset}; the last one for the end of the file. */
    public int partAt(int offset) {
        int low = 0;
        int high = starts.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts[middle] <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private int endOf(int part) {
        return starts[part] + parts.get(part).file().text().length();
    }

    /** Whether the span lies in a part of this tree. */
    public boolean holds(Span span) {
        return partNumbers.containsKey(span.file());
    }

    /**
     * The offset in the file at which a span of a part begins.
     *
     * @throws IllegalArgumentException if the span is not of a part of this tree
     */
    public int offset(Span span) {
        Integer part = partNumbers.get(span.file());
        if (part == null) {
            throw new IllegalArgumentException(span + " is in no part of this tree");
        }
        return starts[part] + span.start();
    }
}
