package org.syscalltrack.kerneltests;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.FieldType;
import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.dsl.catalog.StructLayout;
import org.syscalltrack.dsl.catalog.StructType;
import org.syscalltrack.dsl.model.TestArgument;
import org.syscalltrack.dsl.model.TestCase;
import org.syscalltrack.dsl.model.TestProcess;
import org.syscalltrack.dsl.plan.ProcessInteger;
import org.syscalltrack.dsl.source.ByteString;

/**
 * The shell commands that make the call of a rule test in a guest, by {@code perform.c} as the test's process. The
 * numbers of processes are the kernel's, and so is the result. x86-64 only.
 */
final class TestCallScript implements TestArgument.Visitor<List<String>> {
    /** Where the guest has its control groups. */
    static final String CONTROL_GROUPS = "/tmp/cg";

    private static final long UNSET = 0xffff_ffffL;

    private final TestCase test;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder preparation = new StringBuilder();

    private TestCallScript(TestCase test) {
        this.test = test;
    }

    /** Returns the commands; {@code program} is the compiled {@code perform.c}. */
    static String of(TestCase test, String program) {
        return new TestCallScript(test).script(program);
    }

    private String script(String program) {
        TestProcess process = test.process();
        String executable = text(process.executable().orElseThrow());
        String directory = text(process.workingDirectory());
        String group = CONTROL_GROUPS + text(process.controlGroup());
        prepare("mkdir -p ", group);
        prepare("mkdir -p ", directory);
        prepare("cp --remove-destination " + program + " ", executable);
        words.add(executable);
        List<TestProcess> outermostFirst = new ArrayList<>(process.ancestors());
        Collections.reverse(outermostFirst);
        outermostFirst.forEach(ancestor -> words.add("ancestor=" + text(ancestor.comm())));
        words.add("cgroup=" + group + "/cgroup.procs");
        long login = number(ProcessInteger.LOGINUID);
        if (login != UNSET) {
            words.add("loginuid=" + login);
        }
        words.add("cwd=" + directory);
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < test.arguments().size(); i++) {
            TestArgument argument = test.arguments().get(i);
            Parameter parameter = test.call().parameters().get(i);
            if (parameter.kind() instanceof ParameterKind.SocketAddress) {
                words.add("socket=" + family((TestArgument.Struct) argument));
            }
            if (parameter.kind() instanceof ParameterKind.Path && argument instanceof TestArgument.Text path) {
                place(directory, text(path.bytes()));
            }
            arguments.addAll(argument.accept(this));
        }
        words.add("gid=" + number(ProcessInteger.GID));
        words.add("uid=" + number(ProcessInteger.UID));
        words.add("comm=" + text(process.comm()));
        words.add("call");
        words.add(String.valueOf(test.call().entry(Abi.X86_64).orElseThrow().number()));
        words.addAll(arguments);
        return preparation
                + words.stream().map(GuestJob::quote).collect(Collectors.joining(" "))
                + " </dev/null || exit\n";
    }

    private void prepare(String command, String path) {
        preparation.append(command).append(GuestJob.quote(path)).append(" || exit\n");
    }

    /** A call that is refused at its hook must find its file; those at a descriptor of the test's are left alone. */
    private void place(String directory, String path) {
        if (test.arguments().get(0) instanceof TestArgument.Descriptor) {
            return;
        }
        String whole = path.startsWith("/") ? path : directory + "/" + path;
        prepare("mkdir -p ", whole.substring(0, whole.lastIndexOf('/') + 1));
        prepare("touch -a ", whole);
    }

    private long number(ProcessInteger which) {
        Long number = test.process().numbers().get(which);
        if (number == null) {
            throw new IllegalStateException(test.name() + " has no " + which);
        }
        return number;
    }

    private static String text(ByteString bytes) {
        return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
    }

    @Override
    public List<String> whole(TestArgument.Whole node) {
        return List.of("n:" + node.value());
    }

    @Override
    public List<String> text(TestArgument.Text node) {
        return List.of("s:" + text(node.bytes()));
    }

    @Override
    public List<String> namedFile(TestArgument.NamedFile node) {
        return List.of("s:" + text(node.path()));
    }

    @Override
    public List<String> descriptor(TestArgument.Descriptor node) {
        String directory = text(node.file().path().orElseThrow());
        prepare("mkdir -p ", directory);
        return List.of("f:" + directory);
    }

    @Override
    public List<String> strings(TestArgument.Strings node) {
        List<String> all = new ArrayList<>(List.of("v:" + node.elements().size()));
        node.elements().forEach(element -> all.add(text(element)));
        return all;
    }

    @Override
    public List<String> unreadable(TestArgument.Unreadable node) {
        return List.of("u");
    }

    @Override
    public List<String> nullPointer(TestArgument.NullPointer node) {
        return List.of("n:0");
    }

    /** A socket address; other structs are in no sample. */
    @Override
    public List<String> struct(TestArgument.Struct node) {
        StructType address = Catalog.standard().struct("sockaddr").orElseThrow();
        StructType variant = address.variants().stream()
                .filter(one -> constant(one.constant()) == family(node))
                .findFirst()
                .flatMap(one -> Catalog.standard().struct(one.struct()))
                .orElseThrow();
        StructLayout layout = variant.layout(Abi.X86_64).orElseThrow();
        ByteBuffer bytes = ByteBuffer.allocate(layout.size()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putShort(0, (short) family(node));
        for (Map.Entry<String, TestArgument> field : node.fields().entrySet()) {
            if (!field.getKey().equals("sa_family")) {
                put(bytes, layout.field(field.getKey()).orElseThrow(), field.getValue());
            }
        }
        return List.of("b:" + HexFormat.of().formatHex(bytes.array()));
    }

    private static void put(ByteBuffer bytes, StructLayout.Field field, TestArgument value) {
        if (value instanceof TestArgument.Text text) {
            bytes.put(field.offset(), text.bytes().toByteArray());
        } else if (value instanceof TestArgument.Whole port
                && field.type() instanceof FieldType.Int type
                && type.networkOrder()) {
            bytes.order(ByteOrder.BIG_ENDIAN).putShort(field.offset(), (short) port.value());
        } else {
            throw new IllegalStateException("no sample has a field like " + field + " = " + value);
        }
    }

    private static long family(TestArgument.Struct address) {
        return address.fields().get("sa_family") instanceof TestArgument.Whole family ? family.value() : 0;
    }

    private static long constant(String name) {
        return Catalog.standard().constant(name, Abi.X86_64).orElseThrow();
    }
}
