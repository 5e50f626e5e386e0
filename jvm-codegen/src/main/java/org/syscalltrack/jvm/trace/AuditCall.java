package org.syscalltrack.jvm.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.syscalltrack.dsl.catalog.Argument;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.plan.FileAttribute;
import org.syscalltrack.dsl.plan.PathSource;
import org.syscalltrack.dsl.plan.ProcessInteger;
import org.syscalltrack.dsl.plan.ProcessString;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.jvm.call.ArgumentDecoder;
import org.syscalltrack.jvm.call.ByteSlice;
import org.syscalltrack.jvm.call.RecordedArgument;
import org.syscalltrack.jvm.call.RecordedCall;
import org.syscalltrack.jvm.call.RecordedProcess;

/** Fills one call, again and again, from the records of an event. */
final class AuditCall {
    private static final Map<String, ProcessInteger> NUMBERS = Map.ofEntries(
            Map.entry("pid", ProcessInteger.PID),
            Map.entry("ppid", ProcessInteger.PPID),
            Map.entry("auid", ProcessInteger.LOGINUID),
            Map.entry("ses", ProcessInteger.AUDITSESSION),
            Map.entry("uid", ProcessInteger.UID),
            Map.entry("euid", ProcessInteger.EUID),
            Map.entry("suid", ProcessInteger.SUID),
            Map.entry("fsuid", ProcessInteger.FSUID),
            Map.entry("gid", ProcessInteger.GID),
            Map.entry("egid", ProcessInteger.EGID),
            Map.entry("sgid", ProcessInteger.SGID),
            Map.entry("fsgid", ProcessInteger.FSGID));

    /** The kernel logs a0 to a3. */
    private static final int LOGGED_SLOTS = 4;

    private final RecordedCall call;
    private final RecordedProcess process = new RecordedProcess();

    AuditCall(Catalog catalog) {
        SystemCall first = catalog.find("openat").orElseThrow();
        call = new RecordedCall(first, first.entries().get(0), ArgumentDecoder.NONE);
    }

    RecordedCall fill(SystemCall systemCall, Entry entry, AuditEvent event, AuditRecord record) {
        call.start(systemCall, entry);
        fillProcess(record);
        event.first("CWD")
                .flatMap(cwd -> cwd.string("cwd"))
                .ifPresent(path -> call.workingDirectory().copyFrom(ByteSlice.of(path)));
        OptionalLong result = record.number("exit", 10);
        result.ifPresentOrElse(call::setResult, call::setUnknownResult);
        for (int i = 0; i < entry.arguments().size(); i++) {
            fillArgument(i, entry.arguments().get(i), record);
        }
        fillPaths(event.all("PATH"));
        fillArray(event.all("EXECVE"));
        event.first("SOCKADDR").flatMap(socket -> socket.string("saddr")).ifPresent(this::fillSocket);
        return call;
    }

    private void fillProcess(AuditRecord record) {
        process.clear();
        NUMBERS.forEach((name, number) -> record.number(name, 10).ifPresent(value -> process.setNumber(number, value)));
        record.string("comm").ifPresent(comm -> process.name(ProcessString.COMM).copyFrom(ByteSlice.of(comm)));
        record.string("exe").ifPresent(exe -> process.executable().copyFrom(ByteSlice.of(exe)));
        call.setProcess(process);
    }

    private void fillArgument(int parameter, Argument place, AuditRecord record) {
        RecordedArgument argument = call.recorded(parameter);
        boolean pointer = call.parameter(parameter).isPointer();
        if (place instanceof Argument.Slot slot) {
            slot(record, slot.index()).ifPresent(value -> argument.setValue(value, pointer));
        } else if (place instanceof Argument.JoinedSlots joined) {
            OptionalLong low = slot(record, joined.low());
            OptionalLong high = slot(record, joined.high());
            if (low.isPresent() && high.isPresent()) {
                argument.setValue((low.getAsLong() & 0xffffffffL) | high.getAsLong() << 32, pointer);
            }
        } else if (place instanceof Argument.Fixed fixed) {
            argument.setValue(fixed.value(), pointer);
        }
    }

    private static OptionalLong slot(AuditRecord record, int index) {
        return index < LOGGED_SLOTS ? record.number("a" + index, 16) : OptionalLong.empty();
    }

    /**
     * The names that the call's path parameters gave, in the order of its parameters. PARENT items are directories that
     * the kernel walked through; of two paths the second is the one that the call makes.
     */
    private void fillPaths(List<AuditRecord> items) {
        List<AuditRecord> named = items.stream()
                .filter(item -> !"PARENT".equals(item.fields().get("nametype")))
                .toList();
        List<Integer> parameters = new ArrayList<>();
        for (int i = 0; i < call.call().parameters().size(); i++) {
            if (call.parameter(i).kind() instanceof ParameterKind.Path) {
                parameters.add(i);
            }
        }
        if (named.isEmpty() || parameters.isEmpty()) {
            return;
        }
        fillPath(parameters.get(0), named.get(0));
        AuditRecord last = named.get(named.size() - 1);
        if (parameters.size() == 2
                && named.size() > 1
                && "CREATE".equals(last.fields().get("nametype"))) {
            fillPath(parameters.get(1), last);
        }
    }

    private void fillPath(int parameter, AuditRecord item) {
        item.string("name").ifPresent(name -> call.recorded(parameter).text().copyFrom(ByteSlice.of(name)));
        PathSource file = new PathSource.Real(parameter);
        item.number("inode", 10).ifPresent(value -> call.setFile(file, FileAttribute.INODE, value));
        item.number("mode", 8).ifPresent(value -> call.setFile(file, FileAttribute.MODE, value));
        item.number("ouid", 10).ifPresent(value -> call.setFile(file, FileAttribute.UID, value));
        item.number("ogid", 10).ifPresent(value -> call.setFile(file, FileAttribute.GID, value));
        device(item.fields().getOrDefault("dev", ""))
                .ifPresent(value -> call.setFile(file, FileAttribute.DEVICE, value));
    }

    /** {@code fd:00}, major and minor in hexadecimal, in the encoding of {@code st_dev}. */
    private static OptionalLong device(String text) {
        int colon = text.indexOf(':');
        try {
            return OptionalLong.of(DeviceNumber.encode(
                    Long.parseLong(text, 0, colon, 16), Long.parseLong(text.substring(colon + 1), 16)));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return OptionalLong.empty();
        }
    }

    /** A long list is spread over several records; a long argument over {@code a1[0]}, {@code a1[1]}, and is left out. */
    private void fillArray(List<AuditRecord> records) {
        int array = firstOf(ParameterKind.StringArray.class);
        if (array < 0 || records.isEmpty()) {
            return;
        }
        long count = records.get(0).number("argc", 10).orElse(0);
        RecordedArgument argument = call.recorded(array);
        for (int i = 0; i < Math.min(count, 16); i++) {
            String name = "a" + i;
            Optional<ByteString> element = records.stream()
                    .flatMap(record -> record.string(name).stream())
                    .findFirst();
            if (element.isEmpty()) {
                return;
            }
            argument.addElement(ByteSlice.of(element.get()));
        }
        if (count <= 16) {
            argument.completeElements();
        }
    }

    private void fillSocket(ByteString address) {
        int parameter = firstOf(ParameterKind.SocketAddress.class);
        if (parameter >= 0) {
            SocketAddressBytes.fill(address, call.recorded(parameter));
        }
    }

    private int firstOf(Class<? extends ParameterKind> kind) {
        List<Parameter> parameters = call.call().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (kind.isInstance(parameters.get(i).kind())) {
                return i;
            }
        }
        return -1;
    }
}
