package org.syscalltrack.bpf.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.dsl.source.ByteString;

/**
 * Finds a string among many: a search by its length, then by those words of it that tell most of the rest apart, so
 * that the work grows with the logarithm of their number.
 */
final class StringSwitch {
    private final Flow flow;
    private final ByteComparison comparison;
    private final Register base;
    private final int offset;
    private final Consumer<ByteString> found;
    private final Label none;

    /**
     * A switch over the string at {@code base + offset}.
     *
     * @param found writes what is done where a string has been found, which ends in jumps
     * @param none where any other leads
     */
    StringSwitch(Flow flow, Register base, int offset, Consumer<ByteString> found, Label none) {
        this.flow = flow;
        this.comparison = new ByteComparison(flow);
        this.base = base;
        this.offset = offset;
        this.found = found;
        this.none = none;
    }

    /** Looks among the strings; R0 holds the length with the NUL. The code ends in jumps. */
    void lower(List<ByteString> strings) {
        TreeMap<Integer, List<ByteString>> byLength = new TreeMap<>();
        for (ByteString string : strings) {
            byLength.computeIfAbsent(string.length(), length -> new ArrayList<>())
                    .add(string);
        }
        List<Integer> lengths = List.copyOf(byLength.keySet());
        search(
                0,
                lengths.size(),
                (op, index, target) -> flow.jumpIf(op, Register.R0, lengths.get(index) + 1, target),
                index -> {
                    int length = lengths.get(index);
                    among(byLength.getOrDefault(length, List.of()), ByteComparison.pieces(length));
                });
    }

    private void among(List<ByteString> strings, List<ByteComparison.Piece> pieces) {
        if (strings.size() == 1) {
            for (ByteComparison.Piece piece : pieces) {
                flow.code().load(piece.size(), Register.R1, base, offset + piece.offset());
                comparison.jumpIf(JumpOp.NE, piece.size(), piece.valueIn(strings.get(0)), none);
            }
            found.accept(strings.get(0));
            return;
        }
        ByteComparison.Piece best = pieces.get(0);
        Map<Long, List<ByteString>> groups = grouped(strings, best);
        for (ByteComparison.Piece piece : pieces) {
            Map<Long, List<ByteString>> candidate = grouped(strings, piece);
            if (candidate.size() > groups.size()) {
                best = piece;
                groups = candidate;
            }
        }
        ByteComparison.Piece chosen = best;
        List<ByteComparison.Piece> others =
                pieces.stream().filter(piece -> !piece.equals(chosen)).toList();
        List<Map.Entry<Long, List<ByteString>>> sorted = List.copyOf(groups.entrySet());
        flow.code().load(chosen.size(), Register.R1, base, offset + chosen.offset());
        search(
                0,
                sorted.size(),
                (op, index, target) ->
                        comparison.jumpIf(op, chosen.size(), sorted.get(index).getKey(), target),
                index -> among(sorted.get(index).getValue(), others));
    }

    private static Map<Long, List<ByteString>> grouped(List<ByteString> strings, ByteComparison.Piece piece) {
        TreeMap<Long, List<ByteString>> groups = new TreeMap<>(Long::compareUnsigned);
        for (ByteString string : strings) {
            groups.computeIfAbsent(piece.valueIn(string), value -> new ArrayList<>())
                    .add(string);
        }
        return groups;
    }

    /** A jump that compares the value at hand with the one at an index of a sorted list. */
    private interface Comparator {
        void jumpIf(JumpOp op, int index, Label target);
    }

    private void search(int low, int high, Comparator comparator, IntConsumer leaf) {
        if (high - low == 1) {
            comparator.jumpIf(JumpOp.NE, low, none);
            leaf.accept(low);
            return;
        }
        int middle = (low + high) >>> 1;
        Label upper = new Label("strings_upper");
        comparator.jumpIf(JumpOp.GE, middle, upper);
        search(low, middle, comparator, leaf);
        flow.bind(upper);
        search(middle, high, comparator, leaf);
    }
}
