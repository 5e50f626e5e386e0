package org.syscalltrack.bpf.asm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes one function, an instruction at a time; the methods read like assembly and return the assembler.
 *
 * <pre>{@code
 * Label done = new Label("done");
 * Code code = new Assembler("on_enter")
 *         .load(DW, R1, R6, 16)
 *         .jumpIf(EQ, R1, 5, done)
 *         .call(Helper.GET_CURRENT_PID_TGID)
 *         .bind(done)
 *         .move(R0, 0)
 *         .exit()
 *         .assemble();
 * }</pre>
 *
 * <p>What no kernel would accept is refused at once with an {@link IllegalArgumentException}: writing R10, dividing by
 * a constant zero, shifting by more than the width, reaching outside the 512 bytes of stack, offsets above 16 bits.
 */
public final class Assembler {
    /** The stack of one function, in bytes: MAX_BPF_STACK of the kernel's {@code include/linux/filter.h}. */
    public static final int STACK_BYTES = 512;

    private final String name;
    private final List<Code.Line> lines = new ArrayList<>();
    private final List<Label> pending = new ArrayList<>();
    private final Set<Label> bound = new HashSet<>();
    private @Nullable SourceLine source;
    private int loadedSlots;

    /** Starts the function with this symbol. */
    public Assembler(String name) {
        this.name = name;
    }

    /** The function's symbol. */
    public String name() {
        return name;
    }

    /** How many slots of eight bytes the instructions so far take at most when a kernel has loaded them. */
    public int loadedSlots() {
        return loadedSlots;
    }

    /** Says where the instructions from here on come from; null: from nowhere. */
    public Assembler source(@Nullable SourceLine line) {
        this.source = line;
        return this;
    }

    /**
     * Puts the label before the next instruction.
     *
     * @throws IllegalArgumentException when the label stands somewhere already
     */
    public Assembler bind(Label label) {
        if (!bound.add(label)) {
            throw new IllegalArgumentException("the label '" + label + "' is bound twice in '" + name + "'");
        }
        pending.add(label);
        return this;
    }

    /** {@code r1 = r2}. */
    public Assembler move(Register destination, Register from) {
        return alu(AluOp.MOV, destination, from);
    }

    /** {@code r1 = 5}: in one slot when the value is a sign-extended 32-bit one, else in two. */
    public Assembler move(Register destination, long value) {
        return (int) value == value
                ? alu(AluOp.MOV, destination, (int) value)
                : loadWide(destination, new WideSource.Constant(value));
    }

    /** {@code r1 = (s32)r2}: a sign-extending copy; Linux 6.6. */
    public Assembler moveSigned(int bits, Register destination, Register from) {
        return emit(new Instruction.MoveSigned(Width.W64, bits, destination, from));
    }

    /** {@code r1 += r2} on 64 bits. */
    public Assembler alu(AluOp op, Register destination, Register operand) {
        return emit(new Instruction.Alu(Width.W64, op, destination, operand));
    }

    /** {@code r1 += 5} on 64 bits. */
    public Assembler alu(AluOp op, Register destination, int operand) {
        return emit(new Instruction.Alu(Width.W64, op, destination, Operand.of(operand)));
    }

    /** {@code w1 += w2} on 32 bits. */
    public Assembler alu32(AluOp op, Register destination, Register operand) {
        return emit(new Instruction.Alu(Width.W32, op, destination, operand));
    }

    /** {@code w1 += 5} on 32 bits. */
    public Assembler alu32(AluOp op, Register destination, int operand) {
        return emit(new Instruction.Alu(Width.W32, op, destination, Operand.of(operand)));
    }

    /** {@code r1 = -r1}. */
    public Assembler negate(Register destination) {
        return emit(new Instruction.Negate(Width.W64, destination));
    }

    /** {@code r1 = be16 r1}. */
    public Assembler swapBytes(ByteOrder order, int bits, Register destination) {
        return emit(new Instruction.SwapBytes(order, bits, destination));
    }

    /** {@code r1 = *(u64 *)(r6 + 16)}. */
    public Assembler load(Size size, Register destination, Register base, int offset) {
        return emit(new Instruction.Load(size, false, destination, base, offset(offset)));
    }

    /** {@code r1 = *(s32 *)(r6 + 16)}; Linux 6.6. */
    public Assembler loadSigned(Size size, Register destination, Register base, int offset) {
        return emit(new Instruction.Load(size, true, destination, base, offset(offset)));
    }

    /** {@code *(u64 *)(r6 + 16) = r1}. */
    public Assembler store(Size size, Register base, int offset, Register from) {
        return emit(new Instruction.Store(size, base, offset(offset), from));
    }

    /** {@code *(u64 *)(r6 + 16) = 5}. */
    public Assembler store(Size size, Register base, int offset, int value) {
        return emit(new Instruction.Store(size, base, offset(offset), Operand.of(value)));
    }

    /** {@code lock *(u64 *)(r6 + 16) += r1}. */
    public Assembler atomic(Size size, AtomicOp op, Register base, int offset, Register operand) {
        return emit(new Instruction.Atomic(size, op, base, offset(offset), operand));
    }

    /** {@code r1 = map}: a pointer to a map of the object. */
    public Assembler loadMap(Register destination, String map) {
        return loadWide(destination, new WideSource.MapSymbol(map));
    }

    /** {@code r1 = &variable + offset}: a pointer into a global variable of the object. */
    public Assembler loadVariable(Register destination, String variable, int offset) {
        return loadWide(destination, new WideSource.VariableSymbol(variable, offset));
    }

    /** {@code r1 = &function}: a pointer to a sub-program of the object, for a helper that calls it. */
    public Assembler loadFunction(Register destination, String function) {
        return loadWide(destination, new WideSource.FunctionSymbol(function));
    }

    /** {@code r1 = ... ll}. */
    public Assembler loadWide(Register destination, WideSource from) {
        return emit(new Instruction.LoadWide(destination, from));
    }

    /** {@code goto label}. */
    public Assembler jump(Label label) {
        return emit(new Instruction.Jump(false, label));
    }

    /** {@code gotol label}: reaches 2^31 slots; Linux 6.6. */
    public Assembler jumpWide(Label label) {
        return emit(new Instruction.Jump(true, label));
    }

    /** {@code if r1 == r2 goto label} on 64 bits. */
    public Assembler jumpIf(JumpOp op, Register left, Register right, Label label) {
        return emit(new Instruction.JumpIf(Width.W64, op, left, right, label));
    }

    /** {@code if r1 == 5 goto label} on 64 bits, the constant sign-extended. */
    public Assembler jumpIf(JumpOp op, Register left, int right, Label label) {
        return emit(new Instruction.JumpIf(Width.W64, op, left, Operand.of(right), label));
    }

    /** {@code if w1 == w2 goto label} on 32 bits. */
    public Assembler jumpIf32(JumpOp op, Register left, Register right, Label label) {
        return emit(new Instruction.JumpIf(Width.W32, op, left, right, label));
    }

    /** {@code if w1 == 5 goto label} on 32 bits. */
    public Assembler jumpIf32(JumpOp op, Register left, int right, Label label) {
        return emit(new Instruction.JumpIf(Width.W32, op, left, Operand.of(right), label));
    }

    /** Calls a helper of the kernel. */
    public Assembler call(Helper helper) {
        return emit(new Instruction.Call(new CallTarget.HelperFunction(helper.number())));
    }

    /** Calls a sub-program of the object. */
    public Assembler call(String function) {
        return emit(new Instruction.Call(new CallTarget.FunctionSymbol(function)));
    }

    /** Calls a kernel function (kfunc) by name. */
    public Assembler callKernel(String function) {
        return emit(new Instruction.Call(new CallTarget.KernelSymbol(function)));
    }

    /** {@code exit}. */
    public Assembler exit() {
        return emit(new Instruction.Exit());
    }

    /** Any instruction. */
    public Assembler emit(Instruction instruction) {
        return add(instruction, null);
    }

    /** An instruction whose offset or constant the loader rewrites. */
    public Assembler emit(Instruction instruction, CoreRelocation relocation) {
        return add(instruction, relocation);
    }

    /**
     * The function.
     *
     * @throws AssemblyException when it is empty, or ends in a label without an instruction
     */
    public Code assemble() {
        if (lines.isEmpty() || !pending.isEmpty()) {
            throw new AssemblyException("function '" + name + "' "
                    + (lines.isEmpty() ? "has no instructions" : "ends after the label '" + pending.get(0) + "'")
                    + "; end it with an exit or a jump");
        }
        return new Code(name, lines);
    }

    private Assembler add(Instruction instruction, @Nullable CoreRelocation relocation) {
        InstructionCheck.check(name, instruction);
        lines.add(new Code.Line(pending, instruction, source, relocation));
        loadedSlots += LoadedSize.of(instruction);
        pending.clear();
        return this;
    }

    private short offset(int offset) {
        if ((short) offset != offset) {
            throw new IllegalArgumentException("function '" + name + "' uses the offset " + offset
                    + ", but an access reaches -32768 to 32767; add the rest to the base register");
        }
        return (short) offset;
    }
}
