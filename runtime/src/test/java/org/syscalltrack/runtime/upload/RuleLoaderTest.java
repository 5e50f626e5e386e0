package org.syscalltrack.runtime.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syscalltrack.bpf.object.BpfCompiler;
import org.syscalltrack.bpf.object.BpfOptions;
import org.syscalltrack.bpf.object.BpfResult;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.check.FrontEnd;
import org.syscalltrack.dsl.model.RuleSet;
import org.syscalltrack.dsl.planner.Planner;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.dsl.source.MemorySourceLoader;
import org.syscalltrack.runtime.MachineException;
import org.syscalltrack.runtime.bpf.BpfException;
import org.syscalltrack.runtime.object.CompiledObject;
import org.syscalltrack.runtime.object.TestObject;
import org.syscalltrack.runtime.pin.PinLayout;
import org.syscalltrack.runtime.pin.PinnedState;
import org.syscalltrack.runtime.pin.StateLock;

/** Uploads, deletes and unloads on an imagined kernel, killed and refused at each of their steps. */
class RuleLoaderTest {
    private static final CompiledObject OLD = new CompiledObject(TestObject.withPoints("old", "fentry a", "lsm b"));
    private static final CompiledObject NEW = new CompiledObject(TestObject.withPoints("new", "lsm b", "fexit c"));
    private static final Map<String, String> OLD_DECIDES = Map.of("fentry:a", "old", "lsm:b", "old");
    private static final Map<String, String> NEW_DECIDES = Map.of("lsm:b", "new", "fexit:c", "new");
    private static final int MORE_STEPS_THAN_THERE_ARE = 500;

    @TempDir
    Path directory;

    @Test
    void uploadReplacesAllRulesAtOnce() {
        Machine machine = new Machine(0);
        assertThat(machine.loader.upload(OLD)).isEqualTo(1);
        assertThat(machine.kernel.decisions()).isEqualTo(OLD_DECIDES);
        List<Map<String, String>> seen = new ArrayList<>();
        machine.kernel.afterEachStep = () -> seen.add(machine.kernel.decisions());
        assertThat(machine.loader.upload(NEW)).isEqualTo(2);
        assertThat(seen).allMatch(decisions -> decisions.equals(OLD_DECIDES) || decisions.equals(NEW_DECIDES));
        assertThat(machine.kernel.decisions()).isEqualTo(NEW_DECIDES);
        assertThat(machine.state.source(2))
                .hasValueSatisfying(source -> assertThat(source).asString().isEqualTo("rules of new"));
    }

    @Test
    void pointsOutliveTheirRulesByOneUpload() {
        Machine machine = new Machine(0);
        machine.loader.upload(OLD);
        machine.loader.upload(NEW);
        assertThat(machine.pointNames()).containsExactlyInAnyOrder("fentry:a", "lsm:b", "fexit:c");
        machine.loader.upload(NEW);
        assertThat(machine.pointNames()).containsExactlyInAnyOrder("lsm:b", "fexit:c");
    }

    @Test
    void entriesForgetEarlierCallsWhileHooksOrExitsOfThePreviousGenerationArePassed() {
        CompiledObject logs = compile("type = LOG log_format { %comm }");
        CompiledObject refuses = compile("type = FAIL error_code = EPERM");
        Machine machine = new Machine(0);
        String entry = "fentry:__x64_sys_rmdir";
        machine.loader.upload(logs);
        assertThat(machine.kernel.slots(entry)).isEqualTo(Map.of(1, "sct_enp_0"));
        machine.loader.upload(refuses);
        assertThat(machine.kernel.slots(entry)).isEqualTo(Map.of(0, "sct_enp_0", 1, "sct_enp_0"));
        machine.loader.upload(logs);
        assertThat(machine.kernel.slots(entry)).isEqualTo(Map.of(0, "sct_enp_0", 1, "sct_enp_0_f", 3, "sct_enp_0"));
        machine.loader.upload(logs);
        assertThat(machine.kernel.slots(entry)).isEqualTo(Map.of(0, "sct_enp_0", 1, "sct_enp_0_f", 3, "sct_enp_0"));
        machine.loader.upload(logs);
        assertThat(machine.kernel.slots(entry)).isEqualTo(Map.of(0, "sct_enp_0", 1, "sct_enp_0"));
    }

    private static CompiledObject compile(String action) {
        String rules = "rule { syscall_name = rmdir abi = native rule_name = r filter_expression { UID == 0 } action { "
                + action + " } }";
        RuleSet checked = new FrontEnd(Catalog.standard(), Architecture.X86_64)
                .checkFiles(List.of("r.sct"), new MemorySourceLoader(Map.of("r.sct", rules)))
                .ruleSet()
                .orElseThrow();
        ByteString source = ByteString.of(rules.getBytes(StandardCharsets.UTF_8));
        BpfResult result = BpfCompiler.compile(Planner.plan(checked), source, BpfOptions.portable("test"));
        return new CompiledObject(((BpfResult.Compiled) result).bytes().toByteArray());
    }

    @Test
    void uploadTwiceKeepsThePreviousGenerationOnly() {
        Machine machine = new Machine(0);
        machine.loader.upload(OLD);
        machine.loader.upload(NEW);
        machine.loader.upload(OLD);
        assertThat(machine.state.generations()).containsExactlyInAnyOrder(2, 3);
        assertThat(machine.kernel.decisions()).isEqualTo(OLD_DECIDES);
    }

    @Test
    void uploadKilledAtAnyStepLeavesOldOrNewRulesAndTheNextUploadCleans() throws IOException {
        List<String> clean = pinsAfterUploads(new Machine(0), OLD, OLD);
        int step = 1;
        while (true) {
            Machine machine = new Machine(step);
            machine.loader.upload(OLD);
            machine.kernel.killAt(step);
            Throwable death = catchThrowable(() -> machine.loader.upload(NEW));
            if (!machine.kernel.reachedFailure()) {
                assertThat(death).isNull();
                break;
            }
            assertThat(death).as("step %d", step).isInstanceOf(FakeKernel.Killed.class);
            assertThat(machine.kernel.decisions()).as("step %d", step).isIn(OLD_DECIDES, NEW_DECIDES);
            machine.loader.upload(OLD);
            assertThat(machine.kernel.decisions()).as("step %d", step).isEqualTo(OLD_DECIDES);
            // The one before may have become current, and its points outlive it by one upload.
            machine.loader.upload(OLD);
            assertThat(machine.pinsWithoutGenerations()).as("step %d", step).isEqualTo(clean);
            assertThat(machine.state.stagings()).as("step %d", step).isEmpty();
            step++;
        }
        assertThat(step).as("steps of an upload").isBetween(20, MORE_STEPS_THAN_THERE_ARE);
    }

    @Test
    void uploadRefusedAtAnyStepLeavesNothingBehind() throws IOException {
        int step = 1;
        while (true) {
            Machine machine = new Machine(step);
            machine.loader.upload(OLD);
            List<String> before = machine.pins();
            machine.kernel.refuseAt(step);
            Throwable refusal = catchThrowable(() -> machine.loader.upload(NEW));
            if (!machine.kernel.reachedFailure()) {
                break;
            }
            assertThat(refusal).as("step %d", step).isInstanceOf(BpfException.class);
            if (machine.state.generation() == 1) {
                assertThat(machine.kernel.decisions()).as("step %d", step).isEqualTo(OLD_DECIDES);
                if (!machine.pins().equals(before)) {
                    // The commit itself was refused: the next command cleans.
                    machine.loader.upload(OLD);
                    assertThat(machine.kernel.decisions()).isEqualTo(OLD_DECIDES);
                }
            } else {
                assertThat(machine.kernel.decisions()).as("step %d", step).isEqualTo(NEW_DECIDES);
            }
            step++;
        }
        assertThat(step).as("steps of an upload").isBetween(20, MORE_STEPS_THAN_THERE_ARE);
    }

    @Test
    void deleteKilledAtAnyStepLeavesOldRulesOrNone() throws IOException {
        int step = 1;
        while (true) {
            Machine machine = new Machine(step);
            machine.loader.upload(OLD);
            machine.kernel.killAt(step);
            Throwable death = catchThrowable(machine.loader::delete);
            if (!machine.kernel.reachedFailure()) {
                break;
            }
            assertThat(death).isInstanceOf(FakeKernel.Killed.class);
            assertThat(machine.kernel.decisions()).as("step %d", step).isIn(OLD_DECIDES, Map.of());
            machine.loader.delete();
            assertThat(machine.kernel.decisions()).isEmpty();
            assertThat(machine.state.points()).isEmpty();
            step++;
        }
        assertThat(step).as("steps of a deletion").isBetween(5, MORE_STEPS_THAN_THERE_ARE);
    }

    @Test
    void unloadRemovesEverythingWhateverWasKilledBefore() throws IOException {
        for (int step = 1; ; step++) {
            Machine machine = new Machine(step);
            machine.loader.upload(OLD);
            machine.kernel.killAt(step);
            Throwable death = catchThrowable(machine.loader::unload);
            boolean killed = machine.kernel.reachedFailure();
            assertThat(death != null).isEqualTo(killed);
            machine.loader.unload();
            assertThat(machine.state.exists()).as("step %d", step).isFalse();
            if (!killed) {
                break;
            }
        }
    }

    @Test
    void unloadSaysWhoReads() throws IOException {
        Machine machine = new Machine(0);
        machine.loader.upload(OLD);
        // A lock of this process is a lock all the same: Java refuses to give it out twice.
        try (StateLock reader =
                StateLock.tryTake(machine.run, StateLock.Kind.READER).orElseThrow()) {
            assertThat(reader).isNotNull();
            assertThatThrownBy(machine.loader::unload)
                    .isInstanceOf(MachineException.class)
                    .hasMessageStartingWith("Device or resource busy: sctlog (process "
                            + ProcessHandle.current().pid() + ")");
        }
        assertThat(machine.kernel.decisions()).isEqualTo(OLD_DECIDES);
        assertThat(machine.loader.unload()).isTrue();
        assertThat(machine.loader.unload()).isFalse();
    }

    @Test
    void refusesThePinsOfAnotherVersion() {
        Machine machine = new Machine(0);
        machine.loader.prepare();
        machine.kernel.update(
                machine.kernel.open(machine.state.layout().version()).orElseThrow(), 0, new byte[] {9, 0, 0, 0});
        assertThatThrownBy(() -> machine.loader.upload(OLD))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("format 9")
                .hasMessageContaining("sct_unload");
    }

    private static List<String> pinsAfterUploads(Machine machine, CompiledObject... objects) throws IOException {
        for (CompiledObject object : objects) {
            machine.loader.upload(object);
        }
        return machine.pinsWithoutGenerations();
    }

    /** A machine of its own for each case. */
    private final class Machine {
        final Path run;
        final FakeKernel kernel;
        final PinnedState state;
        final RuleLoader loader;

        Machine(int number) {
            try {
                run = Files.createDirectories(directory.resolve("run-" + number));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            PinLayout layout = new PinLayout(directory.resolve("bpf-" + number));
            kernel = new FakeKernel(layout);
            state = new PinnedState(kernel, layout);
            loader = new RuleLoader(kernel, state, run);
        }

        List<String> pointNames() {
            return state.points().stream()
                    .map(point -> point.directory().getFileName().toString())
                    .toList();
        }

        List<String> pins() throws IOException {
            try (Stream<Path> files = Files.walk(state.layout().root())) {
                return files.map(file -> state.layout().root().relativize(file).toString())
                        .sorted()
                        .toList();
            }
        }

        List<String> pinsWithoutGenerations() throws IOException {
            return pins().stream()
                    .filter(pin -> !pin.startsWith("generations/"))
                    .toList();
        }
    }
}
