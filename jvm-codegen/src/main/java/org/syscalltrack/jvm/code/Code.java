package org.syscalltrack.jvm.code;

import java.util.function.Consumer;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.syscalltrack.jvm.call.ByteSlice;
import org.syscalltrack.jvm.call.CallView;
import org.syscalltrack.jvm.call.ProcessView;

/**
 * One method of a generated class while it is written: {@code (CallView, ProcessView) -> int}. Holds the method's free
 * local variables and how much may still be written in line: HotSpot never compiles a method of more than 8000 bytes.
 */
final class Code {
    static final String CALL_TYPE = Type.getInternalName(CallView.class);
    static final String PROCESS_TYPE = Type.getInternalName(ProcessView.class);
    static final String SLICE_DESCRIPTOR = Type.getDescriptor(ByteSlice.class);
    static final String FILTER_DESCRIPTOR = "(L" + CALL_TYPE + ";L" + PROCESS_TYPE + ";)I";

    /** Below 8000 bytes at the weight's 40 bytes each. */
    static final int METHOD_WEIGHT = 150;

    private static final int CALL = 0;
    private static final int PROCESS = 1;

    private final MethodVisitor method;
    private int nextLocal = 2;
    private int remainingWeight = METHOD_WEIGHT;

    Code(MethodVisitor method) {
        this.method = method;
    }

    MethodVisitor method() {
        return method;
    }

    /** Takes some weight from what may be written in line, if there is enough. */
    boolean takeWeight(int weight) {
        if (weight > remainingWeight) {
            return false;
        }
        remainingWeight -= weight;
        return true;
    }

    int newLocal() {
        return nextLocal++;
    }

    void loadCall() {
        method.visitVarInsn(Opcodes.ALOAD, CALL);
    }

    void loadProcess() {
        method.visitVarInsn(Opcodes.ALOAD, PROCESS);
    }

    void push(int value) {
        if (value >= -1 && value <= 5) {
            method.visitInsn(Opcodes.ICONST_0 + value);
        } else if (value >= Short.MIN_VALUE && value <= Short.MAX_VALUE) {
            method.visitIntInsn(Opcodes.SIPUSH, value);
        } else {
            method.visitLdcInsn(value);
        }
    }

    void push(long value) {
        if (value == 0 || value == 1) {
            method.visitInsn(value == 0 ? Opcodes.LCONST_0 : Opcodes.LCONST_1);
        } else if (value == (int) value) {
            push((int) value);
            method.visitInsn(Opcodes.I2L);
        } else {
            method.visitLdcInsn(value);
        }
    }

    /** Pushes an enum's constant. */
    void push(Enum<?> constant) {
        Class<?> type = constant.getDeclaringClass();
        method.visitFieldInsn(Opcodes.GETSTATIC, Type.getInternalName(type), constant.name(), Type.getDescriptor(type));
    }

    /** Calls a method of {@link CallView}; the call and the arguments are on the stack. */
    void askCall(String name, String descriptor) {
        method.visitMethodInsn(Opcodes.INVOKEINTERFACE, CALL_TYPE, name, descriptor, true);
    }

    /** Calls a method of {@link ProcessView}; the process and the arguments are on the stack. */
    void askProcess(String name, String descriptor) {
        method.visitMethodInsn(Opcodes.INVOKEINTERFACE, PROCESS_TYPE, name, descriptor, true);
    }

    void callStatic(Class<?> owner, String name, String descriptor) {
        method.visitMethodInsn(Opcodes.INVOKESTATIC, Type.getInternalName(owner), name, descriptor, false);
    }

    void jump(Label label) {
        method.visitJumpInsn(Opcodes.GOTO, label);
    }

    void place(Label label) {
        method.visitLabel(label);
    }

    /** Takes a truth value from the stack and goes where it says. */
    void branchOnTruth(Targets targets) {
        method.visitTableSwitchInsn(
                Truth.FALSE,
                Truth.UNREADABLE,
                targets.onUnreadable(),
                targets.onFalse(),
                targets.onTrue(),
                targets.onAbsent(),
                targets.onUnreadable());
    }

    /** Writes a condition by its targets and leaves its truth value on the stack. */
    void materialize(Consumer<Targets> condition) {
        int result = newLocal();
        Label end = new Label();
        Targets targets = new Targets(new Label(), new Label(), new Label(), new Label());
        condition.accept(targets);
        store(targets.onTrue(), Truth.TRUE, result, end);
        store(targets.onFalse(), Truth.FALSE, result, end);
        store(targets.onAbsent(), Truth.ABSENT, result, end);
        store(targets.onUnreadable(), Truth.UNREADABLE, result, end);
        place(end);
        method.visitVarInsn(Opcodes.ILOAD, result);
    }

    private void store(Label label, int truth, int local, Label end) {
        place(label);
        push(truth);
        method.visitVarInsn(Opcodes.ISTORE, local);
        jump(end);
    }
}
