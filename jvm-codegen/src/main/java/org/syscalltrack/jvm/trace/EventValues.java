package org.syscalltrack.jvm.trace;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.syscalltrack.dsl.event.EventRecord;
import org.syscalltrack.dsl.plan.FileAttribute;
import org.syscalltrack.dsl.plan.PathSource;
import org.syscalltrack.dsl.plan.ProcessInteger;
import org.syscalltrack.dsl.plan.ProcessString;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.dsl.source.LosslessUtf8;
import org.syscalltrack.jvm.call.Availability;
import org.syscalltrack.jvm.call.ByteSlice;
import org.syscalltrack.jvm.call.RecordedArgument;
import org.syscalltrack.jvm.call.RecordedCall;
import org.syscalltrack.jvm.call.RecordedProcess;

/** Gives a call the values of an event, by their labels: what the rule that wrote it had asked for. */
final class EventValues {
    /** {@code PARAMS[addr].sin_port}, {@code PARAMS[addr].sin6_addr (high)}, {@code PATH(pathname)}, {@code FILE(fd).ino}. */
    private static final Pattern OF_PARAMETER =
            Pattern.compile("(PARAMS|PATH|REALPATH|FILE)[\\[(](\\w+)[\\])](?:\\.([\\w.]+))?( \\((?:high|low)\\))?");

    private static final Map<String, FileAttribute> ATTRIBUTES = Map.of(
            "ino", FileAttribute.INODE,
            "dev", FileAttribute.DEVICE,
            "mode", FileAttribute.MODE,
            "uid", FileAttribute.UID,
            "gid", FileAttribute.GID);

    private final RecordedCall call;
    private final RecordedProcess process;
    private long high;

    EventValues(RecordedCall call, RecordedProcess process) {
        this.call = call;
        this.process = process;
    }

    /** Takes a value, unless its label says nothing about the call, as an expression's does not. */
    void take(String label, Object value) {
        if (value instanceof Long number) {
            number(label, number);
        } else if (value instanceof String text) {
            text(label, slice(text));
        }
    }

    private void number(String label, long value) {
        if (label.equals("RETVAL")) {
            call.setResult(value);
            return;
        }
        for (ProcessInteger which : ProcessInteger.values()) {
            if (which.name().equals(label)) {
                process.setNumber(which, value);
                return;
            }
        }
        Matcher matcher = OF_PARAMETER.matcher(label);
        int parameter = matcher.matches() ? call.call().indexOf(matcher.group(2)) : -1;
        if (parameter < 0) {
            return;
        }
        String field = matcher.group(3);
        RecordedArgument argument = call.recorded(parameter);
        if (field == null) {
            argument.setValue(value, call.parameter(parameter).isPointer());
        } else if (matcher.group(1).equals("FILE")) {
            Optional.ofNullable(ATTRIBUTES.get(field))
                    .ifPresent(attribute -> call.setFile(new PathSource.Real(parameter), attribute, value));
        } else {
            family(argument, field);
            field(argument, field, Optional.ofNullable(matcher.group(4)), value);
        }
    }

    /** An IPv4 address is a number in network order, an IPv6 address two, the high one first. */
    private void field(RecordedArgument argument, String field, Optional<String> half, long value) {
        if (half.isPresent()) {
            if (half.get().equals(" (high)")) {
                high = value;
            } else {
                byte[] address = Arrays.copyOf(networkOrder(Long.BYTES, high), 2 * Long.BYTES);
                System.arraycopy(networkOrder(Long.BYTES, value), 0, address, Long.BYTES, Long.BYTES);
                argument.setField(field, ByteSlice.of(ByteString.of(address)));
            }
        } else if (field.equals("sin_addr")) {
            argument.setField(field, ByteSlice.of(ByteString.of(networkOrder(Integer.BYTES, value))));
        } else {
            argument.setField(field, value);
        }
    }

    /** A field that was there tells the family that has it (include/linux/socket.h). */
    private static void family(RecordedArgument argument, String field) {
        if (field.startsWith("sun_")) {
            argument.setField("sa_family", 1);
        } else if (field.startsWith("sin_")) {
            argument.setField("sa_family", 2);
        } else if (field.startsWith("sin6_")) {
            argument.setField("sa_family", 10);
        }
    }

    private void text(String label, ByteSlice value) {
        switch (label) {
            case "COMM" -> process.name(ProcessString.COMM).copyFrom(value);
            case "PCOMM" -> process.name(ProcessString.PCOMM).copyFrom(value);
            case "EXE" -> process.executable().copyFrom(value);
            case "CWD" -> call.workingDirectory().copyFrom(value);
            case "CGROUP" -> call.controlGroup().copyFrom(value);
            default -> ofParameter(label, value);
        }
    }

    private void ofParameter(String label, ByteSlice value) {
        Matcher matcher = OF_PARAMETER.matcher(label);
        int parameter = matcher.matches() ? call.call().indexOf(matcher.group(2)) : -1;
        if (parameter < 0) {
            return;
        }
        switch (matcher.group(1)) {
            case "PATH" -> call.setPath(new PathSource.Lexical(parameter), value);
            case "REALPATH" -> call.setPath(new PathSource.Real(parameter), value);
            case "PARAMS" -> {
                RecordedArgument argument = call.recorded(parameter);
                String field = matcher.group(3);
                if (field == null) {
                    argument.text().copyFrom(value);
                } else {
                    family(argument, field);
                    argument.setField(field, value);
                }
            }
            default -> {}
        }
    }

    /** Returns a string; one of the greatest length that a record holds may have been longer. */
    private static ByteSlice slice(String text) {
        byte[] bytes = LosslessUtf8.encode(text);
        ByteSlice slice = ByteSlice.without(Availability.UNREADABLE);
        slice.set(bytes, 0, bytes.length, bytes.length >= EventRecord.MAXIMUM_STRING);
        return slice;
    }

    private static byte[] networkOrder(int size, long value) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (value >>> ((size - 1 - i) * Byte.SIZE));
        }
        return bytes;
    }
}
