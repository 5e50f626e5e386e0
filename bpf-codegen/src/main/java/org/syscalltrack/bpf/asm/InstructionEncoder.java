package org.syscalltrack.bpf.asm;

/**
 * The first slot of an instruction as a little-endian word: opcode, registers, offset and constant (RFC 9669, section
 * 3.1). Symbols become the values that a relocation expects to find: 0, or -1 for calls. The instruction must not hold
 * a {@link Label}: {@link CodeEncoder} resolves those before.
 */
final class InstructionEncoder implements Instruction.Visitor<Long> {
    static final InstructionEncoder INSTANCE = new InstructionEncoder();

    /** Call constant of a symbol: libbpf adds 1 to it, since distances count from the next instruction. */
    private static final int UNRESOLVED_CALL = -1;

    private InstructionEncoder() {}

    /** The second slot of a wide load; all but its constant is zero. */
    static long secondSlot(Instruction.LoadWide load) {
        WideSource source = load.source();
        int high = 0;
        if (source instanceof WideSource.Constant constant) {
            high = (int) (constant.value() >> 32);
        } else if (source instanceof WideSource.MapValue value) {
            high = value.offset();
        } else if (source instanceof WideSource.MapIndexValue value) {
            high = value.offset();
        } else if (source instanceof WideSource.KernelVariable variable) {
            high = variable.module();
        }
        return word(0, 0, 0, 0, high);
    }

    @Override
    public Long alu(Instruction.Alu alu) {
        return withOperand(
                alu.width().aluClass() | alu.op().code(),
                alu.destination(),
                alu.op().offset(),
                alu.source());
    }

    @Override
    public Long negate(Instruction.Negate negate) {
        return word(
                negate.width().aluClass() | Opcode.ALU_NEGATE,
                negate.destination().number(),
                0,
                0,
                0);
    }

    @Override
    public Long moveSigned(Instruction.MoveSigned move) {
        return withOperand(move.width().aluClass() | AluOp.MOV.code(), move.destination(), move.bits(), move.source());
    }

    @Override
    public Long swapBytes(Instruction.SwapBytes swap) {
        return word(
                swap.order().opcodeBits() | Opcode.ALU_END, swap.destination().number(), 0, 0, swap.bits());
    }

    @Override
    public Long load(Instruction.Load load) {
        int mode = load.signed() ? Opcode.MODE_MEMSX : Opcode.MODE_MEM;
        return word(
                Opcode.CLASS_LDX | mode | load.size().opcodeBits(),
                load.destination().number(),
                load.base().number(),
                load.offset(),
                0);
    }

    @Override
    public Long store(Instruction.Store store) {
        int opcode = Opcode.MODE_MEM | store.size().opcodeBits();
        int base = store.base().number();
        return store.source() instanceof Operand.Immediate immediate
                ? word(Opcode.CLASS_ST | opcode, base, 0, store.offset(), immediate.value())
                : word(Opcode.CLASS_STX | opcode, base, ((Register) store.source()).number(), store.offset(), 0);
    }

    @Override
    public Long atomic(Instruction.Atomic atomic) {
        return word(
                Opcode.CLASS_STX | Opcode.MODE_ATOMIC | atomic.size().opcodeBits(),
                atomic.base().number(),
                atomic.source().number(),
                atomic.offset(),
                atomic.op().code());
    }

    @Override
    public Long loadWide(Instruction.LoadWide load) {
        WideSource source = load.source();
        int pseudo = 0;
        int low = 0;
        if (source instanceof WideSource.Constant constant) {
            low = (int) constant.value();
        } else if (source instanceof WideSource.VariableSymbol variable) {
            low = variable.offset();
        } else if (source instanceof WideSource.MapDescriptor map) {
            pseudo = Opcode.PSEUDO_MAP_FD;
            low = map.descriptor();
        } else if (source instanceof WideSource.MapValue value) {
            pseudo = Opcode.PSEUDO_MAP_VALUE;
            low = value.descriptor();
        } else if (source instanceof WideSource.KernelVariable variable) {
            pseudo = Opcode.PSEUDO_BTF_ID;
            low = variable.btfId();
        } else if (source instanceof WideSource.FunctionDistance distance) {
            pseudo = Opcode.PSEUDO_FUNCTION;
            low = distance.slots();
        } else if (source instanceof WideSource.MapIndex map) {
            pseudo = Opcode.PSEUDO_MAP_INDEX;
            low = map.index();
        } else if (source instanceof WideSource.MapIndexValue value) {
            pseudo = Opcode.PSEUDO_MAP_INDEX_VALUE;
            low = value.index();
        }
        return word(Opcode.LOAD_WIDE, load.destination().number(), pseudo, 0, low);
    }

    @Override
    public Long loadPacket(Instruction.LoadPacket load) {
        int opcode = Opcode.CLASS_LD | load.size().opcodeBits();
        return load.index() instanceof Operand.Immediate immediate
                ? word(opcode | Opcode.MODE_ABS, 0, 0, 0, immediate.value())
                : word(opcode | Opcode.MODE_IND, 0, ((Register) load.index()).number(), 0, 0);
    }

    @Override
    public Long jump(Instruction.Jump jump) {
        int slots = ((JumpTarget.Distance) jump.target()).slots();
        return jump.wide()
                ? word(Opcode.CLASS_JMP32 | Opcode.JUMP_ALWAYS, 0, 0, 0, slots)
                : word(Opcode.CLASS_JMP | Opcode.JUMP_ALWAYS, 0, 0, slots, 0);
    }

    @Override
    public Long jumpIf(Instruction.JumpIf jump) {
        return withOperand(
                jump.width().jumpClass() | jump.op().code(),
                jump.left(),
                ((JumpTarget.Distance) jump.target()).slots(),
                jump.right());
    }

    @Override
    public Long call(Instruction.Call call) {
        int opcode = Opcode.CLASS_JMP | Opcode.JUMP_CALL;
        CallTarget target = call.target();
        if (target instanceof CallTarget.HelperFunction helper) {
            return word(opcode, 0, 0, 0, helper.number());
        } else if (target instanceof CallTarget.FunctionDistance distance) {
            return word(opcode, 0, Opcode.PSEUDO_CALL, 0, distance.slots());
        } else if (target instanceof CallTarget.KernelFunction kernel) {
            return word(opcode, 0, Opcode.PSEUDO_KERNEL_CALL, kernel.module(), kernel.btfId());
        } else {
            return word(opcode, 0, Opcode.PSEUDO_CALL, 0, UNRESOLVED_CALL);
        }
    }

    @Override
    public Long exit(Instruction.Exit exit) {
        return word(Opcode.CLASS_JMP | Opcode.JUMP_EXIT, 0, 0, 0, 0);
    }

    @Override
    public Long unknown(Instruction.Unknown unknown) {
        return unknown.word();
    }

    private static long withOperand(int opcode, Register destination, int offset, Operand operand) {
        return operand instanceof Operand.Immediate immediate
                ? word(opcode, destination.number(), 0, offset, immediate.value())
                : word(opcode | Opcode.SOURCE_REGISTER, destination.number(), ((Register) operand).number(), offset, 0);
    }

    private static long word(int opcode, int destination, int source, int offset, int constant) {
        return opcode
                | ((long) destination << 8)
                | ((long) source << 12)
                | ((long) (offset & 0xffff) << 16)
                | ((long) constant << 32);
    }
}
