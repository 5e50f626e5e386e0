package org.syscalltrack.jvm.code;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.dsl.source.ByteString;

/**
 * Writes the class of some steps of a chain: one static method for each filter, and {@code decide}, which asks them in
 * order.
 */
final class ChainClass {
    /** Steps in one class: the constant pool has 65535 entries, and each decide method stays below 8000 bytes. */
    static final int MAXIMUM_STEPS = 128;

    private static final String NAME = "org/syscalltrack/jvm/code/CompiledChain";
    private static final String SINK = Type.getInternalName(DecisionSink.class);
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private final ClassWriter writer = new FrameWriter();
    private final ClassConstants constants = new ClassConstants();
    private final Map<ByteString, byte[]> literals = new HashMap<>();
    private final List<Runnable> pending = new ArrayList<>();
    private int nextMethod;

    private ChainClass() {}

    /**
     * Compiles steps.
     *
     * @param steps at most {@link #MAXIMUM_STEPS}
     * @param firstIndex the index of the first of them in the chain
     */
    static ChainCode compile(List<Step> steps, int firstIndex) {
        ChainClass chainClass = new ChainClass();
        byte[] bytes = chainClass.write(steps, firstIndex);
        try {
            return (ChainCode) LOOKUP.defineHiddenClassWithClassData(bytes, chainClass.constants.data(), true)
                    .lookupClass()
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the class of a chain cannot be made", e);
        }
    }

    private byte[] write(List<Step> steps, int firstIndex) {
        writer.visit(Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, NAME, null, "java/lang/Object", new String[] {
            Type.getInternalName(ChainCode.class)
        });
        writeConstructor();
        writeDecide(steps, firstIndex);
        for (int i = 0; i < pending.size(); i++) {
            pending.get(i).run();
        }
        writer.visitEnd();
        return writer.toByteArray();
    }

    private void writeConstructor() {
        MethodVisitor method = writer.visitMethod(0, "<init>", "()V", null, null);
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    /** Locals: 0 this, 1 the call, 2 the sink, 3 the calling thread. */
    private void writeDecide(List<Step> steps, int firstIndex) {
        MethodVisitor method = writer.visitMethod(
                Opcodes.ACC_PUBLIC, "decide", "(L" + Code.CALL_TYPE + ";L" + SINK + ";)I", null, null);
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 1);
        method.visitMethodInsn(
                Opcodes.INVOKEINTERFACE, Code.CALL_TYPE, "process", "()L" + Code.PROCESS_TYPE + ";", true);
        method.visitVarInsn(Opcodes.ASTORE, 3);
        Code code = new Code(method);
        for (int i = 0; i < steps.size(); i++) {
            writeStep(code, steps.get(i), firstIndex + i);
        }
        code.push(ChainCode.NONE);
        method.visitInsn(Opcodes.IRETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    private void writeStep(Code code, Step step, int index) {
        MethodVisitor method = code.method();
        Label matched = new Label();
        Label unreadable = new Label();
        Label next = new Label();
        method.visitVarInsn(Opcodes.ALOAD, 1);
        method.visitVarInsn(Opcodes.ALOAD, 3);
        method.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, filter(step.filter()), Code.FILTER_DESCRIPTOR, false);
        code.branchOnTruth(new Targets(matched, next, next, unreadable));
        code.place(unreadable);
        tell(code, "unreadable", index);
        if (!step.unreadableMatches()) {
            code.jump(next);
        }
        code.place(matched);
        if (step.continues()) {
            tell(code, "continued", index);
        } else {
            code.push(index);
            method.visitInsn(Opcodes.IRETURN);
        }
        code.place(next);
    }

    private static void tell(Code code, String what, int index) {
        code.method().visitVarInsn(Opcodes.ALOAD, 2);
        code.push(index);
        code.method().visitMethodInsn(Opcodes.INVOKEINTERFACE, SINK, what, "(I)V", true);
    }

    /** Leaves a condition's truth on the stack, decided by a method of its own. */
    void callFilter(Code code, Condition condition) {
        code.loadCall();
        code.loadProcess();
        code.method().visitMethodInsn(Opcodes.INVOKESTATIC, NAME, filter(condition), Code.FILTER_DESCRIPTOR, false);
    }

    /** Leaves on the stack whether some ancestor satisfies a condition, as a truth. */
    void callAncestors(Code code, Condition condition) {
        code.loadCall();
        code.loadProcess();
        String test = filter(condition);
        String name = nextName("ancestor");
        pending.add(() -> writeAncestors(name, test));
        code.method().visitMethodInsn(Opcodes.INVOKESTATIC, NAME, name, Code.FILTER_DESCRIPTOR, false);
    }

    /** One array for equal literals, so that they share a constant. */
    byte[] literal(ByteString bytes) {
        return literals.computeIfAbsent(bytes, ByteString::toByteArray);
    }

    private String filter(Condition condition) {
        String name = nextName("filter");
        pending.add(() -> writeFilter(name, condition));
        return name;
    }

    private String nextName(String kind) {
        return kind + nextMethod++;
    }

    private void writeFilter(String name, Condition condition) {
        MethodVisitor method =
                writer.visitMethod(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC, name, Code.FILTER_DESCRIPTOR, null, null);
        method.visitCode();
        Code code = new Code(method);
        Targets targets = new Targets(new Label(), new Label(), new Label(), new Label());
        new ConditionWriter(this, code, constants).write(condition, targets);
        giveBack(code, targets.onTrue(), Truth.TRUE);
        giveBack(code, targets.onFalse(), Truth.FALSE);
        giveBack(code, targets.onAbsent(), Truth.ABSENT);
        giveBack(code, targets.onUnreadable(), Truth.UNREADABLE);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    private static void giveBack(Code code, Label label, int truth) {
        code.place(label);
        code.push(truth);
        code.method().visitInsn(Opcodes.IRETURN);
    }

    /** Kleene's "or" over the ancestors; one that the observation lacks is unreadable. */
    private void writeAncestors(String name, String test) {
        MethodVisitor method =
                writer.visitMethod(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC, name, Code.FILTER_DESCRIPTOR, null, null);
        method.visitCode();
        Code code = new Code(method);
        int result = code.newLocal();
        int distance = code.newLocal();
        Label head = new Label();
        Label end = new Label();
        code.loadCall();
        code.callStatic(Ancestors.class, "initialTruth", "(L" + Code.CALL_TYPE + ";)I");
        method.visitVarInsn(Opcodes.ISTORE, result);
        code.push(0);
        method.visitVarInsn(Opcodes.ISTORE, distance);
        code.place(head);
        method.visitVarInsn(Opcodes.ILOAD, distance);
        code.loadCall();
        code.askCall("ancestors", "()I");
        method.visitJumpInsn(Opcodes.IF_ICMPGE, end);
        method.visitVarInsn(Opcodes.ILOAD, result);
        code.loadCall();
        code.loadCall();
        method.visitVarInsn(Opcodes.ILOAD, distance);
        code.askCall("ancestor", "(I)L" + Code.PROCESS_TYPE + ";");
        method.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, test, Code.FILTER_DESCRIPTOR, false);
        code.callStatic(Truth.class, "or", "(II)I");
        method.visitVarInsn(Opcodes.ISTORE, result);
        method.visitIincInsn(distance, 1);
        code.jump(head);
        code.place(end);
        method.visitVarInsn(Opcodes.ILOAD, result);
        method.visitInsn(Opcodes.IRETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    /** Never loads classes to find a common superclass: only ints and two interfaces live across branches. */
    private static final class FrameWriter extends ClassWriter {
        FrameWriter() {
            super(COMPUTE_FRAMES);
        }

        @Override
        protected String getCommonSuperClass(String first, String second) {
            return "java/lang/Object";
        }
    }
}
