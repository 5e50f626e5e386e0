package org.syscalltrack.jvm.ruletest;

import java.util.Map;
import java.util.Optional;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.model.TestArgument;
import org.syscalltrack.dsl.model.TestCase;
import org.syscalltrack.dsl.model.TestFile;
import org.syscalltrack.dsl.model.TestProcess;
import org.syscalltrack.dsl.plan.PathSource;
import org.syscalltrack.dsl.plan.ProcessInteger;
import org.syscalltrack.dsl.plan.ProcessString;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.jvm.call.ArgumentDecoder;
import org.syscalltrack.jvm.call.Availability;
import org.syscalltrack.jvm.call.ByteSlice;
import org.syscalltrack.jvm.call.RecordedArgument;
import org.syscalltrack.jvm.call.RecordedCall;
import org.syscalltrack.jvm.call.RecordedProcess;

/** Makes the calls of tests, as rules see them. */
public final class TestCalls {
    /** Pointers of tests have values that differ, and that no rule can know. */
    private static final long FIRST_POINTER = 0x7fff_0000_0000L;

    private final RecordedCall call;

    private TestCalls(RecordedCall call) {
        this.call = call;
    }

    /** Returns the call of a test, by the entry that the test names. */
    public static RecordedCall of(TestCase test) {
        Entry entry = test.call().entry(test.abi()).orElseThrow();
        RecordedCall call = new RecordedCall(test.call(), entry, ArgumentDecoder.NONE);
        TestCalls writer = new TestCalls(call);
        for (int i = 0; i < test.arguments().size(); i++) {
            test.arguments().get(i).accept(writer.new ArgumentWriter(i));
        }
        writer.process(test.process());
        call.setResult(test.result());
        return call;
    }

    private void process(TestProcess test) {
        call.setProcess(recorded(test));
        call.workingDirectory().copyFrom(ByteSlice.of(test.workingDirectory()));
        call.controlGroup().copyFrom(ByteSlice.of(test.controlGroup()));
        long capabilities = 0;
        for (int capability : test.capabilities()) {
            capabilities |= 1L << capability;
        }
        call.setCapabilities(capabilities);
        test.ancestors().forEach(ancestor -> call.addAncestor(recorded(ancestor)));
        call.completeAncestors();
    }

    private static RecordedProcess recorded(TestProcess test) {
        RecordedProcess process = new RecordedProcess();
        for (Map.Entry<ProcessInteger, Long> number : test.numbers().entrySet()) {
            process.setNumber(number.getKey(), number.getValue());
        }
        process.name(ProcessString.COMM).copyFrom(ByteSlice.of(test.comm()));
        process.name(ProcessString.PCOMM).copyFrom(ByteSlice.of(test.parentComm()));
        test.executable().ifPresent(path -> process.executable().copyFrom(ByteSlice.of(path)));
        return process;
    }

    private final class ArgumentWriter implements TestArgument.Visitor<RecordedArgument> {
        private final int parameter;
        private final RecordedArgument argument;

        ArgumentWriter(int parameter) {
            this.parameter = parameter;
            this.argument = call.recorded(parameter);
        }

        private long pointer() {
            return FIRST_POINTER + parameter * 0x1000L;
        }

        @Override
        public RecordedArgument whole(TestArgument.Whole node) {
            Parameter declared = call.parameter(parameter);
            argument.setValue(node.value(), declared.isPointer());
            return argument;
        }

        @Override
        public RecordedArgument text(TestArgument.Text node) {
            argument.setValue(pointer(), true);
            argument.text().copyFrom(ByteSlice.of(node.bytes()));
            return argument;
        }

        @Override
        public RecordedArgument namedFile(TestArgument.NamedFile node) {
            argument.setValue(pointer(), true);
            argument.text().copyFrom(ByteSlice.of(node.path()));
            file(node.file());
            return argument;
        }

        /** The number of the descriptor is free for the test's author to leave open. */
        @Override
        public RecordedArgument descriptor(TestArgument.Descriptor node) {
            argument.setValue(parameter + 3, false);
            Optional<ByteString> path = node.file().path();
            argument.descriptorPath()
                    .copyFrom(path.map(ByteSlice::of).orElseGet(() -> ByteSlice.without(Availability.ABSENT)));
            file(node.file());
            return argument;
        }

        private void file(TestFile file) {
            PathSource source = new PathSource.Real(parameter);
            ByteSlice path = file.path().map(ByteSlice::of).orElseGet(() -> ByteSlice.without(Availability.ABSENT));
            call.setPath(source, path);
            file.attributes().forEach((attribute, value) -> call.setFile(source, attribute, value));
        }

        @Override
        public RecordedArgument strings(TestArgument.Strings node) {
            argument.setValue(pointer(), true);
            node.elements().forEach(element -> argument.addElement(ByteSlice.of(element)));
            argument.completeElements();
            return argument;
        }

        @Override
        public RecordedArgument struct(TestArgument.Struct node) {
            argument.setValue(pointer(), true);
            argument.completeStruct();
            node.fields().forEach(this::field);
            return argument;
        }

        private void field(String name, TestArgument value) {
            if (value instanceof TestArgument.Whole number) {
                argument.setField(name, number.value());
            } else if (value instanceof TestArgument.Text text) {
                argument.setField(name, ByteSlice.of(text.bytes()));
            } else if (value instanceof TestArgument.Struct struct) {
                struct.fields().forEach((inner, deeper) -> field(name + "." + inner, deeper));
            }
        }

        @Override
        public RecordedArgument unreadable(TestArgument.Unreadable node) {
            argument.setValue(pointer(), true);
            return argument;
        }

        @Override
        public RecordedArgument nullPointer(TestArgument.NullPointer node) {
            argument.setValue(0, true);
            return argument;
        }
    }
}
