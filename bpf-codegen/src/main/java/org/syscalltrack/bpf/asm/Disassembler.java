package org.syscalltrack.bpf.asm;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Prints code as pseudo-C, in the text of {@code llvm-objdump}, a line for each instruction with its slot before it.
 *
 * <p>The annotated form adds what is known beside the bytes: labels where jumps go, the source line where a new one
 * begins (as a comment), and after an instruction the symbol, helper or CO-RE relocation it stands for.
 */
public final class Disassembler {
    private static final String INDENT = "    ";

    private final boolean annotated;

    private Disassembler(boolean annotated) {
        this.annotated = annotated;
    }

    /** Bytes only. */
    public static Disassembler plain() {
        return new Disassembler(false);
    }

    /** With labels, source lines, symbols and helper names. */
    public static Disassembler annotated() {
        return new Disassembler(true);
    }

    /** The pseudo-C of one instruction. */
    public static String text(Instruction instruction) {
        return instruction.accept(InstructionFormatter.INSTANCE);
    }

    /** The listing; every line ends with a newline. */
    public String disassemble(EncodedCode code) {
        List<Instruction> instructions = InstructionDecoder.decode(code.bytes());
        NavigableMap<Integer, String> labels = annotated ? labels(code, instructions) : new TreeMap<>();
        StringBuilder listing = new StringBuilder();
        int slot = 0;
        for (Instruction instruction : instructions) {
            if (annotated) {
                before(listing, slot, code, labels);
            }
            listing.append(String.format("%8d: ", slot)).append(text(instruction));
            if (annotated) {
                after(listing, slot, instruction, code, labels);
            }
            listing.append('\n');
            slot += instruction.slots();
        }
        return listing.toString();
    }

    /** The code's own labels and one more for every other place that a jump reaches. */
    private static NavigableMap<Integer, String> labels(EncodedCode code, List<Instruction> instructions) {
        NavigableMap<Integer, String> labels = new TreeMap<>(code.labels());
        int slot = 0;
        for (Instruction instruction : instructions) {
            if (isJump(instruction)) {
                int target = targetOf(instruction, slot);
                labels.putIfAbsent(target, "L" + target);
            }
            slot += instruction.slots();
        }
        return labels;
    }

    private static void before(
            StringBuilder listing, int slot, EncodedCode code, NavigableMap<Integer, String> labels) {
        String label = labels.get(slot);
        if (label != null) {
            listing.append(label).append(":\n");
        }
        SourceLine source = code.sources().get(slot);
        // The kernel wants line information for the first instruction, even where that comes from no line.
        if (source != null && source.line() > 0) {
            listing.append("; ").append(source.text().strip());
            listing.append(" @ ").append(source.fileName()).append(':').append(source.line());
            listing.append(':').append(source.column()).append('\n');
        }
    }

    private static void after(
            StringBuilder listing,
            int slot,
            Instruction instruction,
            EncodedCode code,
            NavigableMap<Integer, String> labels) {
        if (isJump(instruction)) {
            listing.append(" <").append(labels.get(targetOf(instruction, slot))).append('>');
        }
        if (instruction instanceof Instruction.Call call
                && call.target() instanceof CallTarget.HelperFunction function) {
            Helper.numbered(function.number())
                    .ifPresent(helper ->
                            listing.append(" <").append(helper.functionName()).append('>'));
        }
        Reference reference = code.references().get(slot);
        if (reference != null) {
            listing.append(" <").append(reference.symbol()).append('>');
        }
        CoreRelocation relocation = code.relocations().get(slot);
        if (relocation != null) {
            listing.append(INDENT).append("; CO-RE ").append(relocation.kind());
            listing.append(" [").append(relocation.typeId()).append("] ").append(relocation.access());
        }
    }

    private static boolean isJump(Instruction instruction) {
        return instruction instanceof Instruction.Jump || instruction instanceof Instruction.JumpIf;
    }

    private static int targetOf(Instruction instruction, int slot) {
        JumpTarget target = instruction instanceof Instruction.Jump jump
                ? jump.target()
                : ((Instruction.JumpIf) instruction).target();
        return slot + 1 + ((JumpTarget.Distance) target).slots();
    }
}
