package org.syscalltrack.jvm.explain;

import org.syscalltrack.dsl.plan.PathSource;
import org.syscalltrack.dsl.plan.StringSource;
import org.syscalltrack.jvm.call.ByteSlice;
import org.syscalltrack.jvm.call.CallView;
import org.syscalltrack.jvm.call.ProcessView;

/** Asks a call for a string. */
record StringReader(CallView call, ProcessView process) implements StringSource.Visitor<ByteSlice> {
    @Override
    public ByteSlice argumentString(StringSource.ArgumentString node) {
        return call.string(node.parameter());
    }

    @Override
    public ByteSlice argumentBuffer(StringSource.ArgumentBuffer node) {
        return call.buffer(node.parameter(), node.lengthParameter());
    }

    @Override
    public ByteSlice argumentElement(StringSource.ArgumentElement node) {
        return call.element(node.parameter(), node.index());
    }

    @Override
    public ByteSlice socketPath(StringSource.SocketPath node) {
        return call.socketPath(node.parameter(), node.lengthParameter());
    }

    @Override
    public ByteSlice processName(StringSource.ProcessName node) {
        return process.name(node.which());
    }

    @Override
    public ByteSlice path(StringSource.Path node) {
        return node.source() instanceof PathSource.Executable ? process.executable() : call.path(node.source());
    }
}
