package org.syscalltrack.jvm.call;

import java.util.List;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.plan.ProcessInteger;
import org.syscalltrack.dsl.plan.ProcessString;
import org.syscalltrack.dsl.source.ByteString;

/**
 * Makes a call for a rule set to decide, value by value, for programs that observe calls in a way of their own. What is
 * not given is unknown to the rules. A builder makes one call; it is not thread-safe.
 */
public final class CallBuilder {
    private final SystemCall call;
    private final RecordedCall recorded;
    private final RecordedProcess process = new RecordedProcess();

    /**
     * Begins a call.
     *
     * @param name the call's name or an alias
     * @param abi the ABI by which it came in
     * @throws IllegalArgumentException where this ABI has no such call
     */
    public CallBuilder(String name, Abi abi) {
        call = Catalog.standard().find(name).orElseThrow(() -> unknown(name, abi));
        Entry entry = call.entry(abi).orElseThrow(() -> unknown(name, abi));
        recorded = new RecordedCall(call, entry, ArgumentDecoder.NONE);
        recorded.setProcess(process);
    }

    private static IllegalArgumentException unknown(String name, Abi abi) {
        return new IllegalArgumentException("there is no call " + name + " on " + abi.label());
    }

    private RecordedArgument argument(String parameter) {
        int index = call.indexOf(parameter);
        if (index < 0) {
            throw new IllegalArgumentException(call.name() + " has no parameter " + parameter);
        }
        return recorded.recorded(index);
    }

    /** Gives a parameter's value; of a pointer its address, 0 for NULL. */
    public CallBuilder integer(String parameter, long value) {
        argument(parameter)
                .setValue(value, recorded.parameter(call.indexOf(parameter)).isPointer());
        return this;
    }

    /** Gives the string, or the counted bytes, to which a parameter points. */
    public CallBuilder string(String parameter, String text) {
        argument(parameter).text().copyFrom(slice(text));
        return this;
    }

    /** Gives the path of the file behind a descriptor. */
    public CallBuilder descriptor(String parameter, long number, String path) {
        argument(parameter).descriptorPath().copyFrom(slice(path));
        return integer(parameter, number);
    }

    /** Gives all strings of an array, such as a program's arguments. */
    public CallBuilder strings(String parameter, List<String> elements) {
        RecordedArgument argument = argument(parameter);
        elements.forEach(element -> argument.addElement(slice(element)));
        argument.completeElements();
        return this;
    }

    /** Gives an integer of the struct to which a parameter points; ports in the host's order. */
    public CallBuilder field(String parameter, String field, long value) {
        argument(parameter).setField(field, value);
        return this;
    }

    /** Gives a string of the struct to which a parameter points, such as {@code sun_path}. */
    public CallBuilder field(String parameter, String field, String text) {
        argument(parameter).setField(field, slice(text));
        return this;
    }

    /** Gives an address of the struct to which a parameter points: 4 or 16 bytes in network order. */
    public CallBuilder address(String parameter, String field, byte[] bytes) {
        argument(parameter).setField(field, ByteSlice.of(ByteString.of(bytes)));
        return this;
    }

    /** Gives a number of the calling thread. */
    public CallBuilder process(ProcessInteger which, long value) {
        process.setNumber(which, value);
        return this;
    }

    /** Gives the calling thread's name. */
    public CallBuilder comm(String name) {
        process.name(ProcessString.COMM).copyFrom(slice(name));
        return this;
    }

    /** Gives the path of the file that the process runs. */
    public CallBuilder executable(String path) {
        process.executable().copyFrom(slice(path));
        return this;
    }

    /** Gives the caller's current directory, to which relative paths are joined. */
    public CallBuilder workingDirectory(String path) {
        recorded.workingDirectory().copyFrom(slice(path));
        return this;
    }

    /** Gives the path of the caller's control group. */
    public CallBuilder controlGroup(String path) {
        recorded.controlGroup().copyFrom(slice(path));
        return this;
    }

    /** Gives what the call returned, a negative errno where it failed; without it only rules before the call are asked. */
    public CallBuilder result(long value) {
        recorded.setResult(value);
        return this;
    }

    private static ByteSlice slice(String text) {
        return ByteSlice.of(ByteString.ofUtf8(text));
    }

    /** Returns the call; the builder must not be used any more. */
    public CallView build() {
        return recorded;
    }
}
