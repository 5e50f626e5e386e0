package org.syscalltrack.bpf.asm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One function in symbolic form, as an {@link Assembler} leaves it: every label that a jump names is bound.
 *
 * @param name symbol of the function, for messages and as the default name in an object
 * @param lines the instructions in order
 */
public record Code(String name, List<Line> lines) {
    /** Keeps its own copy of the list. */
    public Code {
        lines = List.copyOf(lines);
    }

    /**
     * One instruction and what belongs to it.
     *
     * @param labels labels that are bound here
     * @param instruction the instruction
     * @param source where it comes from
     * @param relocation what the loader changes in it
     */
    public record Line(
            List<Label> labels,
            Instruction instruction,
            @Nullable SourceLine source,
            @Nullable CoreRelocation relocation) {
        /** Keeps its own copy of the list. */
        public Line {
            labels = List.copyOf(labels);
        }
    }

    /**
     * Code that does the same in fewer steps: jumps that end at another jump lead to where that one goes, and those that
     * nothing reaches any more or that lead to what follows are gone.
     */
    public Code threaded() {
        return new Code(name, JumpThreading.of(lines));
    }

    /** The number of eight-byte slots that the encoded function takes: what the kernel counts as instructions. */
    public int slots() {
        int slots = 0;
        for (Line line : lines) {
            slots += line.instruction().slots();
        }
        return slots;
    }

    /**
     * How deep direct accesses through R10 reach into the stack, in bytes, 0 to 512. Memory that helpers get a pointer
     * to is not seen.
     */
    public int stackDepth() {
        int depth = 0;
        for (Line line : lines) {
            if (line.instruction() instanceof Instruction.Load load && load.base() == Register.R10) {
                depth = Math.max(depth, -load.offset());
            } else if (line.instruction() instanceof Instruction.Store store && store.base() == Register.R10) {
                depth = Math.max(depth, -store.offset());
            }
        }
        return depth;
    }

    /**
     * Turns labels into distances and the instructions into bytes.
     *
     * @throws AssemblyException when a jump is too long for its form
     */
    public EncodedCode encode() {
        return CodeEncoder.encode(this);
    }
}
