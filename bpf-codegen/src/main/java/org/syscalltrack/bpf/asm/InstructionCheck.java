package org.syscalltrack.bpf.asm;

/** What every verifier refuses in a single instruction ({@code check_alu_op}, {@code check_stack_*} of verifier.c). */
final class InstructionCheck {
    private InstructionCheck() {}

    static void check(String function, Instruction instruction) {
        if (instruction instanceof Instruction.Alu alu) {
            writable(function, alu.destination());
            constantOperand(function, alu);
        } else if (instruction instanceof Instruction.Negate negate) {
            writable(function, negate.destination());
        } else if (instruction instanceof Instruction.MoveSigned move) {
            writable(function, move.destination());
        } else if (instruction instanceof Instruction.SwapBytes swap) {
            writable(function, swap.destination());
        } else if (instruction instanceof Instruction.LoadWide wide) {
            writable(function, wide.destination());
        } else if (instruction instanceof Instruction.Load load) {
            writable(function, load.destination());
            stack(function, load.base(), load.offset(), load.size());
        } else if (instruction instanceof Instruction.Store store) {
            stack(function, store.base(), store.offset(), store.size());
        } else if (instruction instanceof Instruction.Atomic atomic) {
            stack(function, atomic.base(), atomic.offset(), atomic.size());
        }
    }

    private static void writable(String function, Register destination) {
        if (destination == Register.R10) {
            throw new IllegalArgumentException(
                    "function '" + function + "' writes R10, the read-only frame pointer; copy it first");
        }
    }

    private static void constantOperand(String function, Instruction.Alu alu) {
        if (!(alu.source() instanceof Operand.Immediate constant)) {
            return;
        }
        if (alu.op().isDivision() && constant.value() == 0) {
            throw new IllegalArgumentException("function '" + function + "' divides by the constant zero");
        }
        if (alu.op().isShift()
                && (constant.value() < 0 || constant.value() >= alu.width().bits())) {
            throw new IllegalArgumentException(
                    "function '" + function + "' shifts " + alu.width().bits() + " bits by " + constant.value());
        }
    }

    private static void stack(String function, Register base, int offset, Size size) {
        if (base == Register.R10 && (offset < -Assembler.STACK_BYTES || offset + size.bytes() > 0)) {
            throw new IllegalArgumentException("function '" + function + "' reaches " + size.bytes() + " bytes at R10 "
                    + offset + ", but its stack is R10 - " + Assembler.STACK_BYTES + " to R10");
        }
    }
}
