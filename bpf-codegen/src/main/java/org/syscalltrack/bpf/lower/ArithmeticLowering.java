package org.syscalltrack.bpf.lower;

import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.Assembler;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.dsl.plan.BinaryOperator;

/**
 * The operators of integers. All are single instructions but signed division, which machines before Linux 6.6 lack: it
 * divides the absolute values and then gives the result its sign, so that the least number divided by -1 is itself.
 */
final class ArithmeticLowering {
    private static final Register SIGN = Register.R0;
    private static final Register TEMPORARY = Register.R5;
    private static final int SIGN_SHIFT = 63;

    private ArithmeticLowering() {}

    /** {@code left = left operator right}; R0 and R5 are lost. */
    static void apply(Assembler code, BinaryOperator operator, Register left, Register right) {
        switch (operator) {
            case DIVIDE_SIGNED -> {
                code.move(SIGN, left).alu(AluOp.XOR, SIGN, right).alu(AluOp.ARSH, SIGN, SIGN_SHIFT);
                absolute(code, left);
                absolute(code, right);
                code.alu(AluOp.DIV, left, right);
                applySign(code, left);
            }
            case REMAINDER_SIGNED -> {
                code.move(SIGN, left).alu(AluOp.ARSH, SIGN, SIGN_SHIFT);
                absolute(code, left);
                absolute(code, right);
                code.alu(AluOp.MOD, left, right);
                applySign(code, left);
            }
            default -> code.alu(single(operator), left, right);
        }
    }

    /** {@code left = left operator right}; R0 and R5 are lost. */
    static void apply(Assembler code, BinaryOperator operator, Register left, int right) {
        switch (operator) {
            case DIVIDE_SIGNED, REMAINDER_SIGNED -> {
                code.move(Register.R4, right);
                apply(code, operator, left, Register.R4);
            }
            case DIVIDE_UNSIGNED, REMAINDER_UNSIGNED -> {
                // The verifier refuses a constant zero; the machine's own rule for a register is ours.
                if (right == 0) {
                    code.move(Register.R4, 0).alu(single(operator), left, Register.R4);
                } else {
                    code.alu(single(operator), left, right);
                }
            }
            case SHIFT_LEFT, SHIFT_RIGHT_LOGICAL, SHIFT_RIGHT_ARITHMETIC ->
                code.alu(single(operator), left, right & SIGN_SHIFT);
            default -> code.alu(single(operator), left, right);
        }
    }

    private static void absolute(Assembler code, Register value) {
        code.move(TEMPORARY, value).alu(AluOp.ARSH, TEMPORARY, SIGN_SHIFT);
        code.alu(AluOp.XOR, value, TEMPORARY).alu(AluOp.SUB, value, TEMPORARY);
    }

    private static void applySign(Assembler code, Register value) {
        code.alu(AluOp.XOR, value, SIGN).alu(AluOp.SUB, value, SIGN);
    }

    private static AluOp single(BinaryOperator operator) {
        return switch (operator) {
            case ADD -> AluOp.ADD;
            case SUBTRACT -> AluOp.SUB;
            case MULTIPLY -> AluOp.MUL;
            case DIVIDE_UNSIGNED -> AluOp.DIV;
            case REMAINDER_UNSIGNED -> AluOp.MOD;
            case SHIFT_LEFT -> AluOp.LSH;
            case SHIFT_RIGHT_LOGICAL -> AluOp.RSH;
            case SHIFT_RIGHT_ARITHMETIC -> AluOp.ARSH;
            case AND -> AluOp.AND;
            case OR -> AluOp.OR;
            case EXCLUSIVE_OR -> AluOp.XOR;
            case DIVIDE_SIGNED, REMAINDER_SIGNED -> throw new IllegalArgumentException(operator + " is no instruction");
        };
    }
}
