package org.syscalltrack.bpf.asm;

/**
 * The pseudo-C of one instruction as {@code llvm-objdump} prints it; the wide constants that LLVM shows as
 * {@code ld_pseudo} appear as in {@code bpftool prog dump xlated}.
 */
final class InstructionFormatter implements Instruction.Visitor<String> {
    static final InstructionFormatter INSTANCE = new InstructionFormatter();

    private InstructionFormatter() {}

    @Override
    public String alu(Instruction.Alu alu) {
        return alu.destination().text(alu.width()) + " " + alu.op().symbol() + " " + operand(alu.width(), alu.source());
    }

    @Override
    public String negate(Instruction.Negate negate) {
        String register = negate.destination().text(negate.width());
        return register + " = -" + register;
    }

    @Override
    public String moveSigned(Instruction.MoveSigned move) {
        return move.destination().text(move.width()) + " = (s" + move.bits() + ")"
                + move.source().text(move.width());
    }

    @Override
    public String swapBytes(Instruction.SwapBytes swap) {
        String register = swap.destination().text(Width.W64);
        return register + " = " + swap.order().prefix() + swap.bits() + " " + register;
    }

    @Override
    public String load(Instruction.Load load) {
        String type = load.signed() ? load.size().signedType() : load.size().unsignedType();
        return load.destination().text(Width.W64) + " = " + memory(type, load.base(), load.offset());
    }

    @Override
    public String store(Instruction.Store store) {
        return memory(store.size().unsignedType(), store.base(), store.offset()) + " = "
                + operand(Width.W64, store.source());
    }

    @Override
    public String atomic(Instruction.Atomic atomic) {
        Width width = atomic.size() == Size.W ? Width.W32 : Width.W64;
        String source = atomic.source().text(width);
        String type = atomic.size().unsignedType();
        String address = address(atomic.base(), atomic.offset());
        return switch (atomic.op()) {
            case ADD, OR, AND, XOR ->
                "lock *(" + type + " *)(" + address + ") " + atomic.op().text() + " " + source;
            case FETCH_ADD, FETCH_OR, FETCH_AND, FETCH_XOR ->
                source + " = " + atomic.op().text() + "((" + type + " *)(" + address + "), " + source + ")";
            case XCHG -> source + " = xchg" + exchangeSuffix(width) + "(" + address + ", " + source + ")";
            case CMPXCHG -> {
                String expected = Register.R0.text(width);
                yield expected + " = cmpxchg" + exchangeSuffix(width) + "(" + address + ", " + expected + ", " + source
                        + ")";
            }
        };
    }

    @Override
    public String loadWide(Instruction.LoadWide load) {
        return load.destination().text(Width.W64) + " = " + wide(load.source()) + " ll";
    }

    @Override
    public String loadPacket(Instruction.LoadPacket load) {
        return "r0 = *(" + load.size().unsignedType() + " *)skb[" + operand(Width.W64, load.index()) + "]";
    }

    @Override
    public String jump(Instruction.Jump jump) {
        return (jump.wide() ? "gotol " : "goto ") + target(jump.target());
    }

    @Override
    public String jumpIf(Instruction.JumpIf jump) {
        return "if " + jump.left().text(jump.width()) + " " + jump.op().symbol() + " "
                + operand(jump.width(), jump.right()) + " goto " + target(jump.target());
    }

    @Override
    public String call(Instruction.Call call) {
        return "call " + callee(call.target());
    }

    @Override
    public String exit(Instruction.Exit exit) {
        return "exit";
    }

    @Override
    public String unknown(Instruction.Unknown unknown) {
        return "<unknown>";
    }

    private static String callee(CallTarget target) {
        if (target instanceof CallTarget.HelperFunction helper) {
            return Integer.toString(helper.number());
        } else if (target instanceof CallTarget.FunctionSymbol symbol) {
            return symbol.function();
        } else if (target instanceof CallTarget.FunctionDistance distance) {
            return Integer.toString(distance.slots());
        } else if (target instanceof CallTarget.KernelSymbol symbol) {
            return symbol.function();
        } else {
            return Integer.toString(((CallTarget.KernelFunction) target).btfId());
        }
    }

    private static String wide(WideSource source) {
        if (source instanceof WideSource.Constant constant) {
            return Long.toString(constant.value());
        } else if (source instanceof WideSource.MapSymbol symbol) {
            return "map[" + symbol.map() + "]";
        } else if (source instanceof WideSource.VariableSymbol symbol) {
            return "&" + symbol.variable() + "+" + symbol.offset();
        } else if (source instanceof WideSource.FunctionSymbol symbol) {
            return "&" + symbol.function();
        } else if (source instanceof WideSource.MapDescriptor map) {
            return "map[fd:" + map.descriptor() + "]";
        } else if (source instanceof WideSource.MapValue value) {
            return "map[fd:" + value.descriptor() + "][0]+" + value.offset();
        } else if (source instanceof WideSource.MapIndex map) {
            return "map[idx:" + map.index() + "]";
        } else if (source instanceof WideSource.MapIndexValue value) {
            return "map[idx:" + value.index() + "][0]+" + value.offset();
        } else if (source instanceof WideSource.KernelVariable variable) {
            return "btf[" + variable.btfId() + "]";
        } else {
            return "subprog[" + signed(((WideSource.FunctionDistance) source).slots()) + "]";
        }
    }

    private static String target(JumpTarget target) {
        return target instanceof JumpTarget.Distance distance ? signed(distance.slots()) : ((Label) target).name();
    }

    private static String exchangeSuffix(Width width) {
        return width == Width.W32 ? "32_32" : "_64";
    }

    private static String operand(Width width, Operand operand) {
        return operand instanceof Operand.Immediate immediate
                ? Integer.toString(immediate.value())
                : ((Register) operand).text(width);
    }

    private static String memory(String type, Register base, short offset) {
        return "*(" + type + " *)(" + address(base, offset) + ")";
    }

    private static String address(Register base, short offset) {
        return base.text(Width.W64) + (offset < 0 ? " - " : " + ") + Math.abs((int) offset);
    }

    private static String signed(int value) {
        return value < 0 ? Integer.toString(value) : "+" + value;
    }
}
