package org.syscalltrack.bpf.asm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Leads jumps that end at another jump to where that one goes, and leaves out the jumps that nothing reaches any more or
 * that lead to what follows.
 */
final class JumpThreading {
    /** Safely below the 32767 slots that a jump reaches over; what a loader makes longer is counted twice. */
    private static final int REACH = 15_000;

    private final List<Code.Line> lines;
    private final Map<JumpTarget, Integer> places = new HashMap<>();

    private JumpThreading(List<Code.Line> lines) {
        this.lines = lines;
        for (int at = 0; at < lines.size(); at++) {
            for (Label label : lines.get(at).labels()) {
                places.put(label, at);
            }
        }
    }

    /** Returns lines that do the same in fewer steps. */
    static List<Code.Line> of(List<Code.Line> lines) {
        List<Code.Line> threaded = new JumpThreading(lines).threaded();
        List<Code.Line> shorter = withoutIdleJumps(threaded);
        while (shorter.size() < threaded.size()) {
            threaded = shorter;
            shorter = withoutIdleJumps(threaded);
        }
        return shorter;
    }

    private List<Code.Line> threaded() {
        List<Code.Line> threaded = new ArrayList<>(lines.size());
        for (int at = 0; at < lines.size(); at++) {
            Code.Line line = lines.get(at);
            Instruction instruction = line.instruction();
            if (instruction instanceof Instruction.Jump jump && !jump.wide()) {
                instruction = new Instruction.Jump(false, destination(at, jump.target()));
            } else if (instruction instanceof Instruction.JumpIf jump) {
                instruction = new Instruction.JumpIf(
                        jump.width(), jump.op(), jump.left(), jump.right(), destination(at, jump.target()));
            }
            threaded.add(new Code.Line(line.labels(), instruction, line.source(), line.relocation()));
        }
        return threaded;
    }

    /** Where a jump forward ends; one backward is a loop's, and stays. */
    private JumpTarget destination(int from, JumpTarget target) {
        JumpTarget here = target;
        int at = places.getOrDefault(here, 0);
        while (at > from && lines.get(at).instruction() instanceof Instruction.Jump next && !next.wide()) {
            int further = places.getOrDefault(next.target(), 0);
            if (further <= at || further - from > REACH) {
                break;
            }
            here = next.target();
            at = further;
        }
        return here;
    }

    private static List<Code.Line> withoutIdleJumps(List<Code.Line> lines) {
        Set<JumpTarget> named = new HashSet<>();
        for (Code.Line line : lines) {
            if (line.instruction() instanceof Instruction.Jump jump) {
                named.add(jump.target());
            } else if (line.instruction() instanceof Instruction.JumpIf jump) {
                named.add(jump.target());
            }
        }
        List<Code.Line> kept = new ArrayList<>(lines.size());
        List<Label> moved = new ArrayList<>();
        boolean reached = true;
        for (int at = 0; at < lines.size(); at++) {
            Code.Line line = lines.get(at);
            List<Label> labels = new ArrayList<>(moved);
            labels.addAll(line.labels());
            moved.clear();
            if (line.instruction() instanceof Instruction.Jump jump) {
                if (!reached && labels.stream().noneMatch(named::contains)) {
                    continue;
                }
                if (at + 1 < lines.size() && lines.get(at + 1).labels().contains(jump.target())) {
                    moved.addAll(labels);
                    reached = true;
                    continue;
                }
            }
            kept.add(new Code.Line(labels, line.instruction(), line.source(), line.relocation()));
            reached = !(line.instruction() instanceof Instruction.Jump)
                    && !(line.instruction() instanceof Instruction.Exit);
        }
        return kept;
    }
}
