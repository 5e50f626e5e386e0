package org.syscalltrack.jvm.code;

import org.objectweb.asm.Type;
import org.syscalltrack.dsl.plan.PathSource;
import org.syscalltrack.dsl.plan.ProcessString;
import org.syscalltrack.dsl.plan.StringSource;

/** Writes the code that asks for a string and leaves its slice on the stack. */
record StringSources(Code code, ClassConstants constants) implements StringSource.Visitor<Code> {
    @Override
    public Code argumentString(StringSource.ArgumentString node) {
        code.loadCall();
        code.push(node.parameter());
        code.askCall("string", "(I)" + Code.SLICE_DESCRIPTOR);
        return code;
    }

    @Override
    public Code argumentBuffer(StringSource.ArgumentBuffer node) {
        return twoNumbers("buffer", node.parameter(), node.lengthParameter());
    }

    @Override
    public Code argumentElement(StringSource.ArgumentElement node) {
        return twoNumbers("element", node.parameter(), node.index());
    }

    @Override
    public Code socketPath(StringSource.SocketPath node) {
        return twoNumbers("socketPath", node.parameter(), node.lengthParameter());
    }

    private Code twoNumbers(String method, int first, int second) {
        code.loadCall();
        code.push(first);
        code.push(second);
        code.askCall(method, "(II)" + Code.SLICE_DESCRIPTOR);
        return code;
    }

    @Override
    public Code processName(StringSource.ProcessName node) {
        code.loadProcess();
        code.push(node.which());
        code.askProcess("name", "(" + Type.getDescriptor(ProcessString.class) + ")" + Code.SLICE_DESCRIPTOR);
        return code;
    }

    @Override
    public Code path(StringSource.Path node) {
        if (node.source() instanceof PathSource.Executable) {
            code.loadProcess();
            code.askProcess("executable", "()" + Code.SLICE_DESCRIPTOR);
        } else {
            code.loadCall();
            constants.load(code.method(), node.source(), PathSource.class);
            code.askCall("path", "(" + Type.getDescriptor(PathSource.class) + ")" + Code.SLICE_DESCRIPTOR);
        }
        return code;
    }
}
