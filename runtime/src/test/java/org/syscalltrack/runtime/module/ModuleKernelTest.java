package org.syscalltrack.runtime.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syscalltrack.dsl.event.EventValue;
import org.syscalltrack.dsl.plan.KeyEntry;
import org.syscalltrack.dsl.plan.KeyLayout;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.runtime.MachineException;
import org.syscalltrack.runtime.counters.CountReader;
import org.syscalltrack.runtime.counters.CountedKey;
import org.syscalltrack.runtime.counters.CounterReader;
import org.syscalltrack.runtime.counters.RuleCounters;
import org.syscalltrack.runtime.pin.PinLayout;
import org.syscalltrack.runtime.pin.PinnedState;
import org.syscalltrack.runtime.suspend.SuspendedCall;
import org.syscalltrack.runtime.suspend.SuspendedCalls;

class ModuleKernelTest {
    private static final PinLayout LAYOUT = new PinLayout(Path.of("/nowhere"));

    @TempDir
    private Path procfs;

    private ModuleKernel kernel;
    private PinnedState state;

    @BeforeEach
    void view() {
        kernel = new ModuleKernel(procfs, LAYOUT);
        state = new PinnedState(kernel, LAYOUT);
    }

    private void file(String name, String text) throws IOException {
        Path file = procfs.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void withoutAModuleThereIsNothing() {
        assertThat(state.generation()).isZero();
        assertThat(state.manifest(0)).isEmpty();
        assertThat(kernel.open(LAYOUT.events())).isEmpty();
    }

    @Test
    void theNewestModuleIsTheCurrentGeneration() throws IOException {
        file("syscalltrack_9/control", "stopped 1\n");
        file("syscalltrack_9/source", "old");
        file("syscalltrack_2/control", "running 10\n");
        file("syscalltrack_2/source", "new");
        // Neither is one of ours.
        file("syscalltracker/control", "running 99\n");
        file("syscalltrack_x/control", "whatever\n");

        state.requireKnownVersion();
        assertThat(state.generation()).isEqualTo(10);
        assertThat(text(10)).isEqualTo("new");
        // Events that the old one has left are shown by its own texts.
        assertThat(text(1)).isEqualTo("old");
        assertThat(state.source(5)).isEmpty();
    }

    private String text(int generation) {
        return new String(state.source(generation).orElseThrow(), StandardCharsets.UTF_8);
    }

    @Test
    void countersAreThoseOfTheRulesInOrder() throws IOException {
        file("syscalltrack_1/control", "running 1\n");
        file("syscalltrack_1/counters", "5 4 0 0 0 1 0 0\n1 2 3 4 5 6 7 18446744073709551615\n");

        assertThat(new CounterReader(kernel).read(LAYOUT.generation(1).counters(), 2))
                .containsExactly(new RuleCounters(5, 4, 0, 0, 0, 1, 0, 0), new RuleCounters(1, 2, 3, 4, 5, 6, 7, -1));
    }

    @Test
    void keysAreThoseOfTheRule() throws IOException {
        file("syscalltrack_1/control", "running 1\n");
        ByteBuffer bytes = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(0).putInt(16).putLong(9).putLong(0).putLong(7);
        bytes.putInt(1).putInt(32).putLong(5).putLong(0).put("bash".getBytes(StandardCharsets.UTF_8));
        bytes.position(bytes.position() + 12).putLong(-1);
        bytes.putInt(1).putInt(32).putLong(6).putLong(2).put("cat".getBytes(StandardCharsets.UTF_8));
        bytes.position(bytes.position() + 13).putLong(0);
        Files.write(procfs.resolve("syscalltrack_1/counts"), Arrays.copyOf(bytes.array(), bytes.position()));
        List<KeyEntry> keys =
                List.of(new KeyEntry(KeyLayout.Kind.NAME, "COMM"), new KeyEntry(KeyLayout.Kind.INTEGER, "UID"));

        CountReader reader = new CountReader(kernel);
        assertThat(reader.read(LAYOUT.generation(1).counts(1), keys))
                .containsExactly(
                        new CountedKey(List.of(name("cat"), new EventValue.Unknown()), 6),
                        new CountedKey(List.of(name("bash"), new EventValue.IntegerValue(-1)), 5));
        assertThat(reader.read(LAYOUT.generation(1).counts(0), keys.subList(1, 2)))
                .containsExactly(new CountedKey(List.of(new EventValue.IntegerValue(7)), 9));
        assertThat(reader.read(LAYOUT.generation(1).counts(2), keys)).isEmpty();
        assertThat(reader.read(LAYOUT.generation(2).counts(1), keys)).isEmpty();
    }

    private static EventValue name(String text) {
        return new EventValue.StringValue(ByteString.ofUtf8(text));
    }

    @Test
    void aSuspendedCallGoesOnByTheModulesSwitch() throws IOException {
        long self = ProcessHandle.current().pid();
        file("syscalltrack_1/control", "running 3\n");
        file("syscalltrack_1/suspended", self + " " + self + " 2\n");
        SuspendedCalls calls = new SuspendedCalls(kernel, LAYOUT.suspended());

        assertThat(calls.list())
                .containsExactly(new SuspendedCall((int) self, (int) self, SuspendedCall.State.STOPPED, 3, 2, 0));
        assertThat(calls.resume((int) self)).hasSize(1);
        assertThat(procfs.resolve("syscalltrack_1/control")).hasContent("resume " + self);
    }

    @Test
    void theModuleForgetsCallsOfThreadsThatHaveEnded() throws IOException {
        int nobody = Integer.MAX_VALUE;
        file("syscalltrack_1/control", "running 3\n");
        file("syscalltrack_1/suspended", nobody + " " + nobody + " 2\n");
        SuspendedCalls calls = new SuspendedCalls(kernel, LAYOUT.suspended());

        calls.tidy(1);
        assertThat(calls.list()).isEmpty();
        assertThat(procfs.resolve("syscalltrack_1/suspended")).hasContent(nobody + " " + nobody + " 2");
    }

    @Test
    void nothingOfProgramsCanBeChanged() throws IOException {
        file("syscalltrack_1/control", "running 1\n");
        assertThatThrownBy(() -> kernel.makeDirectory(LAYOUT.root()))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("use sct_unload first");
    }
}
