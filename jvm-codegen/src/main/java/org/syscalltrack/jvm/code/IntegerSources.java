package org.syscalltrack.jvm.code;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.syscalltrack.dsl.catalog.IntegerType;
import org.syscalltrack.dsl.plan.FieldAccess;
import org.syscalltrack.dsl.plan.FileAttribute;
import org.syscalltrack.dsl.plan.IntegerSource;
import org.syscalltrack.dsl.plan.PathSource;
import org.syscalltrack.dsl.plan.ProcessInteger;

/** Writes the code that asks for an integer: its state, or its value. */
final class IntegerSources {
    private static final String FIELD = "(I" + Type.getDescriptor(FieldAccess.class) + ")";
    private static final String NUMBER = "(" + Type.getDescriptor(ProcessInteger.class) + ")";
    private static final String FILE =
            "(" + Type.getDescriptor(PathSource.class) + Type.getDescriptor(FileAttribute.class) + ")";

    private IntegerSources() {}

    /** Leaves the source's state, an int, on the stack. */
    static void state(IntegerSource source, Code code, ClassConstants constants) {
        source.accept(new State(code, constants));
    }

    /** Leaves the source's value, a long, on the stack. */
    static void value(IntegerSource source, Code code, ClassConstants constants) {
        source.accept(new Value(code, constants));
    }

    private record State(Code code, ClassConstants constants) implements IntegerSource.Visitor<Code> {
        @Override
        public Code argument(IntegerSource.Argument node) {
            code.loadCall();
            code.push(node.parameter());
            code.askCall("argumentState", "(I)I");
            return code;
        }

        @Override
        public Code pointedField(IntegerSource.PointedField node) {
            code.loadCall();
            code.push(node.parameter());
            constants.load(code.method(), node.field(), FieldAccess.class);
            code.askCall("fieldState", FIELD + "I");
            return code;
        }

        @Override
        public Code returnValue(IntegerSource.ReturnValue node) {
            return result();
        }

        @Override
        public Code errorNumber(IntegerSource.ErrorNumber node) {
            return result();
        }

        private Code result() {
            code.loadCall();
            code.askCall("resultState", "()I");
            return code;
        }

        @Override
        public Code processNumber(IntegerSource.ProcessNumber node) {
            code.loadProcess();
            code.push(node.which());
            code.askProcess("numberState", NUMBER + "I");
            return code;
        }

        @Override
        public Code fileNumber(IntegerSource.FileNumber node) {
            code.loadCall();
            constants.load(code.method(), node.file(), PathSource.class);
            code.push(node.attribute());
            code.askCall("fileState", FILE + "I");
            return code;
        }
    }

    private record Value(Code code, ClassConstants constants) implements IntegerSource.Visitor<Code> {
        @Override
        public Code argument(IntegerSource.Argument node) {
            code.loadCall();
            code.push(node.parameter());
            code.askCall("argument", "(I)J");
            return widen(node.type());
        }

        @Override
        public Code pointedField(IntegerSource.PointedField node) {
            code.loadCall();
            code.push(node.parameter());
            constants.load(code.method(), node.field(), FieldAccess.class);
            code.askCall("field", FIELD + "J");
            return widen(node.type());
        }

        private Code widen(IntegerType type) {
            int unused = Long.SIZE - type.bits();
            if (unused > 0) {
                code.push(unused);
                code.method().visitInsn(Opcodes.LSHL);
                code.push(unused);
                code.method().visitInsn(type.signed() ? Opcodes.LSHR : Opcodes.LUSHR);
            }
            return code;
        }

        @Override
        public Code returnValue(IntegerSource.ReturnValue node) {
            code.loadCall();
            code.askCall("result", "()J");
            return code;
        }

        @Override
        public Code errorNumber(IntegerSource.ErrorNumber node) {
            code.loadCall();
            code.askCall("result", "()J");
            code.callStatic(Arithmetic.class, "errorNumber", "(J)J");
            return code;
        }

        @Override
        public Code processNumber(IntegerSource.ProcessNumber node) {
            code.loadProcess();
            code.push(node.which());
            code.askProcess("number", NUMBER + "J");
            return code;
        }

        @Override
        public Code fileNumber(IntegerSource.FileNumber node) {
            code.loadCall();
            constants.load(code.method(), node.file(), PathSource.class);
            code.push(node.attribute());
            code.askCall("file", FILE + "J");
            return code;
        }
    }
}
