package org.syscalltrack.bpf.asm;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads instructions from bytes. It is strict: a word with anything in a field that its instruction does not use
 * becomes {@link Instruction.Unknown}, so encoding what was decoded always gives the same bytes.
 */
public final class InstructionDecoder {
    private final int opcode;
    private final int destinationNumber;
    private final int sourceNumber;
    private final short offset;
    private final int constant;

    private InstructionDecoder(long word) {
        this.opcode = (int) (word & 0xff);
        this.destinationNumber = (int) (word >> 8) & 0xf;
        this.sourceNumber = (int) (word >> 12) & 0xf;
        this.offset = (short) (word >> 16);
        this.constant = (int) (word >> 32);
    }

    /**
     * The instructions of some code, in order; wide ones are one element for two slots.
     *
     * @throws IllegalArgumentException when the bytes are not whole slots
     */
    public static List<Instruction> decode(byte[] code) {
        if (code.length % EncodedCode.SLOT != 0) {
            throw new IllegalArgumentException("eBPF code is made of 8-byte slots; " + code.length + " bytes are not");
        }
        ByteBuffer words = ByteBuffer.wrap(code).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        List<Instruction> instructions = new ArrayList<>(code.length / EncodedCode.SLOT);
        while (words.hasRemaining()) {
            long word = words.getLong();
            Instruction wide = words.hasRemaining() ? wide(word, words.getLong(words.position())) : null;
            if (wide != null) {
                words.getLong();
            }
            Instruction decoded = wide != null ? wide : new InstructionDecoder(word).decode();
            instructions.add(decoded != null ? decoded : new Instruction.Unknown(word));
        }
        return instructions;
    }

    private static @Nullable Instruction wide(long first, long second) {
        InstructionDecoder low = new InstructionDecoder(first);
        if (low.opcode != Opcode.LOAD_WIDE || low.offset != 0 || (int) second != 0) {
            return null;
        }
        if (!Register.isNumber(low.destinationNumber)) {
            return null;
        }
        WideSource source = wideSource(low.sourceNumber, low.constant, (int) (second >> 32));
        return source == null ? null : new Instruction.LoadWide(Register.numbered(low.destinationNumber), source);
    }

    private static @Nullable WideSource wideSource(int pseudo, int low, int high) {
        return switch (pseudo) {
            case 0 -> new WideSource.Constant(((long) high << 32) | Integer.toUnsignedLong(low));
            case Opcode.PSEUDO_MAP_FD -> high == 0 ? new WideSource.MapDescriptor(low) : null;
            case Opcode.PSEUDO_MAP_VALUE -> new WideSource.MapValue(low, high);
            case Opcode.PSEUDO_BTF_ID -> new WideSource.KernelVariable(low, high);
            case Opcode.PSEUDO_FUNCTION -> high == 0 ? new WideSource.FunctionDistance(low) : null;
            case Opcode.PSEUDO_MAP_INDEX -> high == 0 ? new WideSource.MapIndex(low) : null;
            case Opcode.PSEUDO_MAP_INDEX_VALUE -> new WideSource.MapIndexValue(low, high);
            default -> null;
        };
    }

    private @Nullable Instruction decode() {
        if (!Register.isNumber(destinationNumber) || !Register.isNumber(sourceNumber)) {
            return null;
        }
        return switch (opcode & Opcode.CLASS_MASK) {
            case Opcode.CLASS_LD -> packet();
            case Opcode.CLASS_LDX -> load();
            case Opcode.CLASS_ST, Opcode.CLASS_STX -> store();
            case Opcode.CLASS_ALU -> arithmetic(Width.W32);
            case Opcode.CLASS_ALU64 -> arithmetic(Width.W64);
            case Opcode.CLASS_JMP -> jump(Width.W64);
            default -> jump(Width.W32);
        };
    }

    private @Nullable Instruction packet() {
        Size size = Size.ofOpcode(opcode);
        if (size == Size.DW || destinationNumber != 0 || offset != 0) {
            return null;
        }
        return switch (opcode & Opcode.MODE_MASK) {
            case Opcode.MODE_ABS -> sourceNumber == 0 ? new Instruction.LoadPacket(size, Operand.of(constant)) : null;
            case Opcode.MODE_IND -> constant == 0 ? new Instruction.LoadPacket(size, source()) : null;
            default -> null;
        };
    }

    private @Nullable Instruction load() {
        int mode = opcode & Opcode.MODE_MASK;
        Size size = Size.ofOpcode(opcode);
        boolean signed = mode == Opcode.MODE_MEMSX;
        if (constant != 0 || (mode != Opcode.MODE_MEM && !signed) || (signed && size == Size.DW)) {
            return null;
        }
        return new Instruction.Load(size, signed, destination(), source(), offset);
    }

    private @Nullable Instruction store() {
        boolean fromRegister = (opcode & Opcode.CLASS_MASK) == Opcode.CLASS_STX;
        Size size = Size.ofOpcode(opcode);
        int mode = opcode & Opcode.MODE_MASK;
        if (mode == Opcode.MODE_ATOMIC && fromRegister) {
            AtomicOp op = AtomicOp.of(constant);
            return op == null || (size != Size.W && size != Size.DW)
                    ? null
                    : new Instruction.Atomic(size, op, destination(), offset, source());
        } else if (mode != Opcode.MODE_MEM || !isOperand(fromRegister)) {
            return null;
        }
        return new Instruction.Store(size, destination(), offset, operand(fromRegister));
    }

    private @Nullable Instruction arithmetic(Width width) {
        boolean fromRegister = (opcode & Opcode.SOURCE_REGISTER) != 0;
        int operation = opcode & Opcode.OPERATION_MASK;
        if (operation == Opcode.ALU_END) {
            return swap();
        } else if (operation == Opcode.ALU_NEGATE) {
            boolean clean = !fromRegister && sourceNumber == 0 && offset == 0 && constant == 0;
            return clean ? new Instruction.Negate(width, destination()) : null;
        } else if (operation == AluOp.MOV.code() && offset != 0) {
            boolean legal = offset == 8 || offset == 16 || (offset == 32 && width == Width.W64);
            return legal && fromRegister && constant == 0
                    ? new Instruction.MoveSigned(width, offset, destination(), source())
                    : null;
        }
        AluOp op = AluOp.of(opcode, offset);
        return op == null || !isOperand(fromRegister)
                ? null
                : new Instruction.Alu(width, op, destination(), operand(fromRegister));
    }

    private @Nullable Instruction swap() {
        if (sourceNumber != 0 || offset != 0 || (constant != 16 && constant != 32 && constant != 64)) {
            return null;
        }
        for (ByteOrder order : ByteOrder.values()) {
            if ((order.opcodeBits() | Opcode.ALU_END) == opcode) {
                return new Instruction.SwapBytes(order, constant, destination());
            }
        }
        return null;
    }

    private @Nullable Instruction jump(Width width) {
        boolean fromRegister = (opcode & Opcode.SOURCE_REGISTER) != 0;
        JumpOp op = JumpOp.of(opcode);
        if (op != null) {
            return isOperand(fromRegister)
                    ? new Instruction.JumpIf(
                            width, op, destination(), operand(fromRegister), new JumpTarget.Distance(offset))
                    : null;
        } else if (fromRegister || destinationNumber != 0) {
            return null;
        }
        int operation = opcode & Opcode.OPERATION_MASK;
        if (operation == Opcode.JUMP_ALWAYS && sourceNumber == 0) {
            return always(width);
        } else if (operation == Opcode.JUMP_CALL && width == Width.W64) {
            CallTarget target = callTarget();
            return target == null ? null : new Instruction.Call(target);
        } else if (operation == Opcode.JUMP_EXIT && width == Width.W64) {
            return sourceNumber == 0 && offset == 0 && constant == 0 ? new Instruction.Exit() : null;
        }
        return null;
    }

    private @Nullable Instruction always(Width width) {
        if (width == Width.W64) {
            return constant == 0 ? new Instruction.Jump(false, new JumpTarget.Distance(offset)) : null;
        }
        return offset == 0 ? new Instruction.Jump(true, new JumpTarget.Distance(constant)) : null;
    }

    private @Nullable CallTarget callTarget() {
        return switch (sourceNumber) {
            case 0 -> offset == 0 ? new CallTarget.HelperFunction(constant) : null;
            case Opcode.PSEUDO_CALL -> offset == 0 ? new CallTarget.FunctionDistance(constant) : null;
            case Opcode.PSEUDO_KERNEL_CALL -> new CallTarget.KernelFunction(constant, offset);
            default -> null;
        };
    }

    /** Whether the half of the operand that is not used is zero. */
    private boolean isOperand(boolean fromRegister) {
        return fromRegister ? constant == 0 : sourceNumber == 0;
    }

    private Operand operand(boolean fromRegister) {
        return fromRegister ? source() : Operand.of(constant);
    }

    private Register destination() {
        return Register.numbered(destinationNumber);
    }

    private Register source() {
        return Register.numbered(sourceNumber);
    }
}
