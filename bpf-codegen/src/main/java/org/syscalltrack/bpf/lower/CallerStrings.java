package org.syscalltrack.bpf.lower;

import java.util.Optional;
import java.util.function.Consumer;
import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.dsl.catalog.Direction;
import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.dsl.event.EventRecord;
import org.syscalltrack.dsl.plan.StringSource;
import org.syscalltrack.dsl.plan.When;

/** Reads the strings in the caller's memory; the outcome, as {@link StringLoads} states it, is left in R0. */
final class CallerStrings {
    /** AF_UNIX of {@code include/linux/socket.h}. */
    private static final int AF_UNIX = 1;
    /** UNIX_PATH_MAX of {@code include/uapi/linux/un.h}. */
    private static final int LONGEST_SOCKET_PATH = 108;
    /** Where {@code sun_path} begins in {@code struct sockaddr_un}. */
    private static final int SOCKET_PATH = Short.BYTES;

    private final Target target;
    private final ArgumentLoads arguments;
    private final CallResult result;

    CallerStrings(Target target, ArgumentLoads arguments, CallResult result) {
        this.target = target;
        this.arguments = arguments;
        this.result = result;
    }

    /** Whether a string lies in the caller's memory. */
    static boolean isOne(StringSource source) {
        return parameterOf(source).isPresent();
    }

    /** The parameter that leads to a string in the caller's memory. */
    static Optional<Integer> parameterOf(StringSource source) {
        if (source instanceof StringSource.ArgumentString string) {
            return Optional.of(string.parameter());
        } else if (source instanceof StringSource.ArgumentElement element) {
            return Optional.of(element.parameter());
        } else if (source instanceof StringSource.ArgumentBuffer buffer) {
            return Optional.of(buffer.parameter());
        } else if (source instanceof StringSource.SocketPath path) {
            return Optional.of(path.parameter());
        }
        return Optional.empty();
    }

    /**
     * Reads a string, stores the outcome, and leaves if it is a length; else it falls through, with the outcome in R0. R1
     * to R5 are lost.
     *
     * @param room writes the instructions that leave the address of the string's room in a register
     * @param store writes those that put the outcome in R0 into its place, and leave it there
     * @param leave writes those that leave for where a length in R0 is wanted
     */
    void read(StringSource source, Consumer<Register> room, Runnable store, Runnable leave) {
        Label unreadable = new Label("string_unreadable");
        Label absent = new Label("string_absent");
        Label done = new Label("string_done");
        if (source instanceof StringSource.ArgumentString string) {
            readString(string, room, unreadable);
        } else if (source instanceof StringSource.ArgumentElement element) {
            readElement(element, room, unreadable, absent);
        } else if (source instanceof StringSource.ArgumentBuffer buffer) {
            readBuffer(buffer, room, unreadable, absent);
        } else if (source instanceof StringSource.SocketPath path) {
            readSocketPath(path, room, unreadable, absent);
        }
        store.run();
        leave.run();
        if (source instanceof StringSource.ArgumentString string) {
            arguments.load(string.parameter(), Register.R1);
            target.flow().jumpIf(JumpOp.EQ, Register.R1, 0, absent);
        }
        target.flow().jump(done);
        outcome(unreadable, -1, store, done);
        outcome(absent, 0, store, done);
        target.flow().bind(done);
    }

    private void outcome(Label label, int value, Runnable store, Label done) {
        target.flow().bind(label);
        if (target.flow().isReachable()) {
            target.code().move(Register.R0, value);
            store.run();
            target.flow().jump(done);
        }
    }

    private void readString(StringSource.ArgumentString source, Consumer<Register> room, Label unreadable) {
        arguments.prepare(source.parameter(), unreadable);
        room.accept(Register.R1);
        target.code().move(Register.R2, StringLoads.READ);
        arguments.load(source.parameter(), Register.R3);
        target.code().call(Helper.PROBE_READ_USER_STR);
    }

    /** A NULL pointer ends the array, so those before the element are looked at, too. */
    private void readElement(
            StringSource.ArgumentElement source, Consumer<Register> room, Label unreadable, Label absent) {
        int pointer = target.frame().slotOf(Stack.POINTER);
        int width = target.entry().abi().pointerBytes();
        arguments.prepare(source.parameter(), unreadable);
        for (int index = 0; index <= source.index(); index++) {
            arguments.load(source.parameter(), Register.R3);
            if (index == 0) {
                target.flow().jumpIf(JumpOp.EQ, Register.R3, 0, absent);
            } else {
                target.code().alu(AluOp.ADD, Register.R3, index * width);
            }
            target.stackAddress(Register.R1, pointer);
            target.code().move(Register.R2, width).call(Helper.PROBE_READ_USER);
            target.flow().jumpIf(JumpOp.NE, Register.R0, 0, unreadable);
            target.code().load(Size.ofBytes(width), Register.R3, Register.R10, pointer);
            target.flow().jumpIf(JumpOp.EQ, Register.R3, 0, absent);
        }
        room.accept(Register.R1);
        target.code().move(Register.R2, StringLoads.READ).call(Helper.PROBE_READ_USER_STR);
    }

    private void readBuffer(
            StringSource.ArgumentBuffer source, Consumer<Register> room, Label unreadable, Label absent) {
        Label whole = new Label("buffer_whole");
        Label read = new Label("buffer_read");
        Label done = new Label("buffer_done");
        int length = target.frame().slotOf(Stack.POINTER);
        arguments.prepare(source.parameter(), unreadable);
        arguments.prepare(source.lengthParameter(), unreadable);
        if (isFilledByResult(source.parameter())) {
            result.prepare();
        }
        arguments.load(source.parameter(), Register.R3);
        target.flow().jumpIf(JumpOp.EQ, Register.R3, 0, absent);
        arguments.load(source.lengthParameter(), Register.R2);
        if (isFilledByResult(source.parameter())) {
            lessOfResult(absent);
        }
        target.flow().jumpIf(JumpOp.LE, Register.R2, EventRecord.MAXIMUM_STRING, whole);
        target.code()
                .move(Register.R2, EventRecord.MAXIMUM_STRING)
                .store(Size.DW, Register.R10, length, StringLoads.READ);
        target.flow().jump(read);
        target.flow().bind(whole);
        target.code()
                .move(Register.R0, Register.R2)
                .alu(AluOp.ADD, Register.R0, 1)
                .store(Size.DW, Register.R10, length, Register.R0);
        target.flow().jumpIf(JumpOp.EQ, Register.R2, 0, done);
        target.flow().bind(read);
        room.accept(Register.R1);
        target.code().call(Helper.PROBE_READ_USER);
        target.flow().jumpIf(JumpOp.NE, Register.R0, 0, unreadable);
        target.code().load(Size.DW, Register.R0, Register.R10, length);
        target.flow().bind(done);
    }

    /** {@code R2} = the call's prepared result, if that is less: only what the call has written is there to read. */
    private void lessOfResult(Label absent) {
        Label less = new Label("buffer_less");
        result.load(Register.R1);
        target.flow().jumpIf(JumpOp.SLT, Register.R1, 0, absent);
        target.flow().jumpIf(JumpOp.LE, Register.R2, Register.R1, less);
        target.code().move(Register.R2, Register.R1);
        target.flow().bind(less);
    }

    private boolean isFilledByResult(int index) {
        Parameter parameter = target.call().parameters().get(index);
        return target.when() == When.AFTER
                && parameter.direction() == Direction.OUT
                && parameter.kind() instanceof ParameterKind.Buffer buffer
                && buffer.filledByResult();
    }

    private void readSocketPath(
            StringSource.SocketPath source, Consumer<Register> room, Label unreadable, Label absent) {
        Label within = new Label("socket_within");
        Label named = new Label("socket_named");
        Label done = new Label("socket_done");
        int length = target.frame().slotOf(Stack.POINTER);
        int word = target.frame().slotOf(Stack.LENGTH);
        arguments.prepare(source.parameter(), unreadable);
        arguments.prepare(source.lengthParameter(), unreadable);
        arguments.load(source.parameter(), Register.R3);
        target.flow().jumpIf(JumpOp.EQ, Register.R3, 0, absent);
        arguments.load(source.lengthParameter(), Register.R1);
        target.flow().jumpIf(JumpOp.SLT, Register.R1, SOCKET_PATH, absent);
        target.code().alu(AluOp.SUB, Register.R1, SOCKET_PATH);
        target.flow().jumpIf(JumpOp.LE, Register.R1, LONGEST_SOCKET_PATH, within);
        target.code().move(Register.R1, LONGEST_SOCKET_PATH);
        target.flow().bind(within);
        target.code().store(Size.DW, Register.R10, length, Register.R1);
        target.stackAddress(Register.R1, word);
        target.code().move(Register.R2, Short.BYTES).call(Helper.PROBE_READ_USER);
        target.flow().jumpIf(JumpOp.NE, Register.R0, 0, unreadable);
        target.code().load(Size.H, Register.R1, Register.R10, word);
        target.flow().jumpIf(JumpOp.NE, Register.R1, AF_UNIX, absent);
        target.code().move(Register.R0, 1).load(Size.DW, Register.R1, Register.R10, length);
        // Unnamed: the empty string.
        target.flow().jumpIf(JumpOp.EQ, Register.R1, 0, done);
        target.stackAddress(Register.R1, word);
        target.code().move(Register.R2, 1);
        address(source);
        target.code().call(Helper.PROBE_READ_USER);
        target.flow().jumpIf(JumpOp.NE, Register.R0, 0, unreadable);
        target.code().load(Size.B, Register.R1, Register.R10, word);
        target.flow().jumpIf(JumpOp.NE, Register.R1, 0, named);
        abstractName(source, room, length, unreadable);
        target.flow().jump(done);
        target.flow().bind(named);
        room.accept(Register.R1);
        loadLength(length);
        target.code().alu(AluOp.ADD, Register.R2, 1);
        address(source);
        target.code().call(Helper.PROBE_READ_USER_STR);
        target.flow().bind(done);
    }

    /** The whole length counts, NULs too; the first, which marks the name, shows as @. */
    private void abstractName(StringSource.SocketPath source, Consumer<Register> room, int length, Label unreadable) {
        room.accept(Register.R1);
        loadLength(length);
        address(source);
        target.code().call(Helper.PROBE_READ_USER);
        target.flow().jumpIf(JumpOp.NE, Register.R0, 0, unreadable);
        room.accept(Register.R1);
        target.code()
                .store(Size.B, Register.R1, 0, '@')
                .load(Size.DW, Register.R0, Register.R10, length)
                .alu(AluOp.ADD, Register.R0, 1);
    }

    /** {@code R2} = the length of the path, with its bounds told to the verifier. */
    private void loadLength(int slot) {
        Label within = new Label("socket_length");
        target.code().load(Size.DW, Register.R2, Register.R10, slot);
        target.flow().jumpIf(JumpOp.LE, Register.R2, LONGEST_SOCKET_PATH, within);
        target.code().move(Register.R2, LONGEST_SOCKET_PATH);
        target.flow().bind(within);
    }

    /** {@code R3} = where the path begins. */
    private void address(StringSource.SocketPath source) {
        arguments.load(source.parameter(), Register.R3);
        target.code().alu(AluOp.ADD, Register.R3, SOCKET_PATH);
    }
}
