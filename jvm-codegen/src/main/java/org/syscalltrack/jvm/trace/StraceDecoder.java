package org.syscalltrack.jvm.trace;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.jvm.call.ArgumentDecoder;
import org.syscalltrack.jvm.call.Availability;
import org.syscalltrack.jvm.call.ByteSlice;
import org.syscalltrack.jvm.call.RecordedArgument;

/** Decodes one argument of the current line when a rule asks for it. */
final class StraceDecoder implements ArgumentDecoder {
    private final StraceNumbers numbers;
    private final StraceFields fields;
    private final StraceArguments arguments = new StraceArguments();
    private byte[] text = {};
    private Abi abi = Abi.X86_64;
    private SystemCall call;
    private boolean named;

    StraceDecoder(StraceNumbers numbers, SystemCall first) {
        this.numbers = numbers;
        this.fields = new StraceFields(numbers);
        this.call = first;
    }

    /**
     * Starts a call.
     *
     * @param from the first byte within the call's brackets
     * @return the index of the closing bracket, or -1
     */
    int start(SystemCall newCall, Abi newAbi, byte[] newText, int from, int limit) {
        call = newCall;
        abi = newAbi;
        text = newText;
        named = newCall.name().startsWith("clone");
        return arguments.split(newText, from, limit);
    }

    @Override
    public void decode(int parameter, RecordedArgument argument) {
        int index = named ? byName(call.parameters().get(parameter)) : parameter;
        if (index < 0 || index >= arguments.count()) {
            return;
        }
        int start = named ? behindName(index) : arguments.start(index);
        decode(call.parameters().get(parameter), argument, start, arguments.end(index));
    }

    /** strace writes the arguments of clone with their names, in an order of its own. */
    private int byName(Parameter parameter) {
        for (int i = 0; i < arguments.count(); i++) {
            int end = arguments.start(i);
            while (end < arguments.end(i) && text[end] != '=') {
                end++;
            }
            String name = new String(text, arguments.start(i), end - arguments.start(i), StandardCharsets.ISO_8859_1);
            if (parameter.isCalled(name) || (name.equals("child_stack") && parameter.isCalled("stack"))) {
                return i;
            }
        }
        return -1;
    }

    private int behindName(int index) {
        int i = arguments.start(index);
        while (i < arguments.end(index) && text[i] != '=') {
            i++;
        }
        return Math.min(i + 1, arguments.end(index));
    }

    private void decode(Parameter parameter, RecordedArgument argument, int from, int to) {
        ParameterKind kind = parameter.kind();
        if (from == to) {
            return;
        }
        boolean pointer = parameter.isPointer();
        switch (text[from]) {
            case '"' -> StraceStrings.decode(text, from, to, argument.text());
            case '[' -> {
                if (kind instanceof ParameterKind.StringArray) {
                    elements(argument, from, to);
                }
            }
            case '{' -> fields.decode(text, from, to, abi, argument);
            default -> {
                OptionalLong value = numbers.parse(text, from, to, abi);
                value.ifPresent(number -> argument.setValue(number, pointer));
                annotation(argument, from, to);
            }
        }
    }

    private void elements(RecordedArgument argument, int from, int to) {
        StraceArguments parts = new StraceArguments();
        if (parts.split(text, from + 1, to) < 0) {
            return;
        }
        boolean complete = true;
        for (int i = 0; i < parts.count(); i++) {
            if (text[parts.start(i)] == '"') {
                ByteSlice element = ByteSlice.without(Availability.UNREADABLE);
                StraceStrings.decode(text, parts.start(i), parts.end(i), element);
                argument.addElement(element);
            } else {
                complete = false;
            }
        }
        if (complete) {
            argument.completeElements();
        }
    }

    /** {@code 3</etc/passwd>}: the path of the file; of a socket or a pipe there is none, and of a number none is told. */
    private void annotation(RecordedArgument argument, int from, int to) {
        int open = from;
        while (open < to && text[open] != '<') {
            open++;
        }
        int close = open + 1 < to ? StraceArguments.endOfAnnotation(text, from, open, to) : open;
        if (close == open) {
            return;
        }
        if (text[open + 1] == '/') {
            StraceStrings.unescape(text, open + 1, close, false, argument.descriptorPath());
        } else {
            argument.descriptorPath().setMissing(Availability.ABSENT);
        }
    }

    /** Returns the first string among the arguments, decoded, or an empty one. */
    ByteString firstString() {
        for (int i = 0; i < arguments.count(); i++) {
            if (text[arguments.start(i)] == '"') {
                ByteSlice string = ByteSlice.without(Availability.UNREADABLE);
                StraceStrings.decode(text, arguments.start(i), arguments.end(i), string);
                return string.toByteString();
            }
        }
        return ByteString.of();
    }
}
