package org.syscalltrack.bpf.asm;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Encodes one function: places the labels first, then writes each instruction with its distances known. */
final class CodeEncoder {
    private final Code code;
    private final Map<Label, Integer> positions = new HashMap<>();
    private final NavigableMap<Integer, String> labels = new TreeMap<>();
    private final NavigableMap<Integer, SourceLine> sources = new TreeMap<>();
    private final NavigableMap<Integer, Reference> references = new TreeMap<>();
    private final NavigableMap<Integer, CoreRelocation> relocations = new TreeMap<>();

    private CodeEncoder(Code code) {
        this.code = code;
    }

    static EncodedCode encode(Code code) {
        return new CodeEncoder(code).encode();
    }

    private EncodedCode encode() {
        placeLabels();
        ByteBuffer bytes = ByteBuffer.allocate(code.slots() * EncodedCode.SLOT).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        SourceLine current = null;
        int slot = 0;
        for (Code.Line line : code.lines()) {
            current = noteSource(slot, current, line.source());
            if (line.relocation() != null) {
                relocations.put(slot, line.relocation());
            }
            Reference reference = reference(line.instruction());
            if (reference != null) {
                references.put(slot, reference);
            }
            Instruction instruction = resolve(line.instruction(), slot);
            bytes.putLong(instruction.accept(InstructionEncoder.INSTANCE));
            if (instruction instanceof Instruction.LoadWide load) {
                bytes.putLong(InstructionEncoder.secondSlot(load));
            }
            slot += instruction.slots();
        }
        return new EncodedCode(bytes.array(), labels, sources, references, relocations);
    }

    private void placeLabels() {
        int slot = 0;
        for (Code.Line line : code.lines()) {
            for (Label label : line.labels()) {
                positions.put(label, slot);
                labels.putIfAbsent(slot, label.name());
            }
            slot += line.instruction().slots();
        }
    }

    private @Nullable SourceLine noteSource(int slot, @Nullable SourceLine current, @Nullable SourceLine next) {
        if (next == null || next.equals(current)) {
            return current;
        }
        sources.put(slot, next);
        return next;
    }

    private static @Nullable Reference reference(Instruction instruction) {
        if (instruction instanceof Instruction.LoadWide load) {
            if (load.source() instanceof WideSource.MapSymbol symbol) {
                return new Reference(Reference.Kind.MAP, symbol.map());
            } else if (load.source() instanceof WideSource.VariableSymbol symbol) {
                return new Reference(Reference.Kind.VARIABLE, symbol.variable());
            } else if (load.source() instanceof WideSource.FunctionSymbol symbol) {
                return new Reference(Reference.Kind.FUNCTION_ADDRESS, symbol.function());
            }
        } else if (instruction instanceof Instruction.Call call) {
            if (call.target() instanceof CallTarget.FunctionSymbol symbol) {
                return new Reference(Reference.Kind.FUNCTION_CALL, symbol.function());
            } else if (call.target() instanceof CallTarget.KernelSymbol symbol) {
                return new Reference(Reference.Kind.KERNEL_CALL, symbol.function());
            }
        }
        return null;
    }

    private Instruction resolve(Instruction instruction, int slot) {
        if (instruction instanceof Instruction.Jump jump) {
            return new Instruction.Jump(jump.wide(), distance(jump.target(), slot, jump.wide()));
        } else if (instruction instanceof Instruction.JumpIf jump) {
            return new Instruction.JumpIf(
                    jump.width(), jump.op(), jump.left(), jump.right(), distance(jump.target(), slot, false));
        }
        return instruction;
    }

    private JumpTarget.Distance distance(JumpTarget target, int slot, boolean wide) {
        int slots;
        if (target instanceof JumpTarget.Distance distance) {
            slots = distance.slots();
        } else {
            Integer position = positions.get((Label) target);
            if (position == null) {
                throw new AssemblyException("function '" + code.name() + "' jumps to the label '" + target
                        + "', which is not bound in it; bind it before assembling");
            }
            slots = position - slot - 1;
        }
        if (!wide && (short) slots != slots) {
            throw new AssemblyException("function '" + code.name() + "' jumps " + slots + " slots to '" + target
                    + "', but a jump reaches -32768 to 32767; split the function");
        }
        return new JumpTarget.Distance(slots);
    }
}
