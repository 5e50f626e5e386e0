package org.syscalltrack.jvm;

import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.plan.FieldAccess;
import org.syscalltrack.dsl.plan.FileAttribute;
import org.syscalltrack.dsl.plan.PathSource;
import org.syscalltrack.jvm.call.Availability;
import org.syscalltrack.jvm.call.ByteSlice;
import org.syscalltrack.jvm.call.CallView;
import org.syscalltrack.jvm.call.ProcessView;

/** A call with the result that FAIL gave it, or with the argument that REWRITE gave it. */
final class ChangedCall implements CallView {
    private static final int NO_PARAMETER = -1;

    private final CallView call;
    private final int rewritten;
    private final boolean failed;
    private final long value;

    private ChangedCall(CallView call, int rewritten, boolean failed, long value) {
        this.call = call;
        this.rewritten = rewritten;
        this.failed = failed;
        this.value = value;
    }

    static CallView failed(CallView call, long error) {
        return new ChangedCall(call, NO_PARAMETER, true, error);
    }

    static CallView rewritten(CallView call, int parameter, long value) {
        return new ChangedCall(call, parameter, false, value);
    }

    @Override
    public Entry entry() {
        return call.entry();
    }

    @Override
    public int argumentState(int parameter) {
        return parameter == rewritten ? Availability.KNOWN : call.argumentState(parameter);
    }

    @Override
    public long argument(int parameter) {
        return parameter == rewritten ? value : call.argument(parameter);
    }

    @Override
    public int resultState() {
        return failed ? Availability.KNOWN : call.resultState();
    }

    @Override
    public long result() {
        return failed ? value : call.result();
    }

    @Override
    public int fieldState(int parameter, FieldAccess field) {
        return call.fieldState(parameter, field);
    }

    @Override
    public long field(int parameter, FieldAccess field) {
        return call.field(parameter, field);
    }

    @Override
    public ByteSlice address(int parameter, FieldAccess field) {
        return call.address(parameter, field);
    }

    @Override
    public ByteSlice string(int parameter) {
        return call.string(parameter);
    }

    @Override
    public ByteSlice buffer(int parameter, int lengthParameter) {
        return call.buffer(parameter, lengthParameter);
    }

    @Override
    public ByteSlice element(int parameter, int index) {
        return call.element(parameter, index);
    }

    @Override
    public ByteSlice socketPath(int parameter, int lengthParameter) {
        return call.socketPath(parameter, lengthParameter);
    }

    @Override
    public ByteSlice path(PathSource source) {
        return call.path(source);
    }

    @Override
    public int fileState(PathSource file, FileAttribute attribute) {
        return call.fileState(file, attribute);
    }

    @Override
    public long file(PathSource file, FileAttribute attribute) {
        return call.file(file, attribute);
    }

    @Override
    public ProcessView process() {
        return call.process();
    }

    @Override
    public int capableState(int capability) {
        return call.capableState(capability);
    }

    @Override
    public boolean capable(int capability) {
        return call.capable(capability);
    }

    @Override
    public int ancestors() {
        return call.ancestors();
    }

    @Override
    public boolean ancestorsComplete() {
        return call.ancestorsComplete();
    }

    @Override
    public ProcessView ancestor(int distance) {
        return call.ancestor(distance);
    }
}
