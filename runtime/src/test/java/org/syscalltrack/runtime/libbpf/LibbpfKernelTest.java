package org.syscalltrack.runtime.libbpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.Assembler;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.bpf.asm.SourceLine;
import org.syscalltrack.bpf.btf.BtfBuilder;
import org.syscalltrack.bpf.btf.BtfType;
import org.syscalltrack.bpf.elf.BpfFunction;
import org.syscalltrack.bpf.elf.BpfMap;
import org.syscalltrack.bpf.elf.BpfObject;
import org.syscalltrack.bpf.elf.BpfObjectWriter;
import org.syscalltrack.bpf.elf.BpfVariable;
import org.syscalltrack.bpf.elf.MapType;
import org.syscalltrack.bpf.elf.PlainSection;
import org.syscalltrack.runtime.bpf.BpfException;
import org.syscalltrack.runtime.bpf.BpfHandle;
import org.syscalltrack.runtime.bpf.BpfKernel;
import org.syscalltrack.runtime.bpf.ProgramRefusedException;
import org.syscalltrack.runtime.bpf.RingMemory;
import org.syscalltrack.runtime.object.CompiledObject;
import org.syscalltrack.runtime.ring.RingBuffer;

class LibbpfKernelTest {
    private static final String MANIFEST = """
            syscalltrack-object 1
            tool 0.1.0
            target x86_64 portable
            rule 0 LOG "r"
            point raw_tp sys_enter dispatcher=sct_in_0 decision=sct_en_0 programs=sct_pa_0
            """;

    private final Path mountPoint =
            Path.of("/tmp", "sct-bpf-test-" + ProcessHandle.current().pid());
    private boolean mounted;

    @BeforeEach
    void mount() throws IOException {
        Assumptions.assumeTrue(
                "root".equals(System.getProperty("user.name")), "not run: loading eBPF programs needs root");
        Files.createDirectory(mountPoint);
        HostSystem.mount("bpf", mountPoint);
        mounted = true;
    }

    @AfterEach
    void unmount() throws IOException {
        if (mounted) {
            HostSystem.unmount(mountPoint);
            Files.delete(mountPoint);
        }
    }

    @Test
    void loadsSharesPinsAndReadsBack() {
        BpfKernel kernel = new LibbpfKernel();
        CompiledObject compiled = new CompiledObject(object(Size.DW));
        try (var object = kernel.open(compiled.bytes())) {
            assertThat(object.hasMap("sct_events")).isTrue();
            assertThat(object.hasMap("sct_stash")).isFalse();
            object.setInitialValue(".rodata", compiled.withVariable(".rodata", "sct_own_generation", 7));
            object.load();
            Path staging = mountPoint.resolve("staging");
            kernel.makeDirectory(staging);
            kernel.pin(object.map("sct_pa_0"), staging.resolve("programs"));
            kernel.pin(object.program("sct_en_0"), staging.resolve("sct_en_0"));
            try (BpfHandle manifest = kernel.createConstant("sct_manifest", compiled.manifestBytes())) {
                kernel.pin(manifest, staging.resolve("manifest"));
                assertThatThrownBy(() -> kernel.update(manifest, 0, compiled.manifestBytes()))
                        .isInstanceOf(BpfException.class);
            }
            kernel.rename(staging, mountPoint.resolve("7"));
            assertThat(kernel.open(staging.resolve("manifest"))).isEmpty();
            try (BpfHandle manifest =
                    kernel.open(mountPoint.resolve("7/manifest")).orElseThrow()) {
                assertThat(new String(kernel.lookup(manifest, 0), StandardCharsets.UTF_8))
                        .isEqualTo(MANIFEST);
            }
            fillSlotsOfPinnedArray(kernel, compiled);
            kernel.update(object.map("sct_generation"), 0, new byte[] {7, 0, 0, 0, 0, 0, 0, 0});
            assertThat(kernel.lookup(object.map("sct_generation"), 0)).startsWith(7, 0, 0);
        }
    }

    private void fillSlotsOfPinnedArray(BpfKernel kernel, CompiledObject compiled) {
        try (BpfHandle programs = kernel.open(mountPoint.resolve("7/programs")).orElseThrow();
                var second = kernel.open(compiled.bytes())) {
            second.reuse("sct_pa_0", programs);
            second.setLoaded("sct_in_0", false);
            second.setInitialValue(".rodata", compiled.withVariable(".rodata", "sct_own_generation", 8));
            second.load();
            kernel.setSlot(programs, 0, second.program("sct_en_0"));
            assertThat(kernel.lookup(programs, 0)).isNotEqualTo(new byte[4]);
            kernel.clearSlot(programs, 0);
            kernel.clearSlot(programs, 0);
            assertThatThrownBy(() -> kernel.lookup(programs, 0)).isInstanceOf(BpfException.class);
            assertThatThrownBy(() -> second.program("sct_in_0")).isInstanceOf(BpfException.class);
        }
    }

    @Test
    void mapsAnEmptyRing() {
        BpfKernel kernel = new LibbpfKernel();
        try (var object = kernel.open(object(Size.DW))) {
            object.load();
            try (RingMemory memory = kernel.mapRing(object.map("sct_events"))) {
                assertThat(memory.data().capacity()).isEqualTo(2 * 65536);
                assertThat(new RingBuffer(memory).drain(bytes -> {}, 10)).isZero();
                long start = System.nanoTime();
                memory.await(20);
                assertThat(System.nanoTime() - start).isGreaterThan(10_000_000L);
            }
        }
    }

    @Test
    void readsPerCpuValues() {
        BpfKernel kernel = new LibbpfKernel();
        try (var object = kernel.open(object(Size.DW))) {
            object.load();
            byte[] values = kernel.lookup(object.map("sct_counters"), 0);
            assertThat(values.length).isPositive().matches(length -> length % 64 == 0);
        }
    }

    @Test
    void refusalNamesTheProgramAndItsLogLeadsToTheRulesLine() {
        BpfKernel kernel = new LibbpfKernel();
        // A store of 8 bytes at the last 4 of the value.
        CompiledObject compiled = new CompiledObject(object(Size.W));
        try (var object = kernel.open(compiled.bytes())) {
            ProgramRefusedException refusal = catchThrowableOfType(ProgramRefusedException.class, object::load);
            assertThat(refusal.program()).isEqualTo("sct_en_0");
            assertThat(refusal.log()).contains("invalid access to map value");
        }
        // The store lies in slot 7, since loadMap takes two.
        assertThat(compiled.lineOf("sct_en_0", 7)).map(SourceLine::line).hasValue(4);
        assertThat(compiled.lineOf("sct_en_0", 7)).map(SourceLine::fileName).hasValue("try.conf");
        assertThat(compiled.lineOf("sct_en_0", 0)).map(SourceLine::line).hasValue(3);
        assertThat(compiled.lineOf("sct_en_0", 1000)).isEmpty();
        assertThat(compiled.lineWithText("filter { UID == 0 }"))
                .map(SourceLine::line)
                .hasValue(4);
    }

    @Test
    void saysWhyItCannotReadAnObject() {
        assertThatThrownBy(() -> new LibbpfKernel().open(new byte[] {1, 2, 3}))
                .isInstanceOf(BpfException.class)
                .hasMessageContaining("ELF");
    }

    /** Returns an object; the decision program stores 8 bytes into a value that has 8, or for {@link Size#W} 4. */
    private static byte[] object(Size counter) {
        BtfBuilder types = new BtfBuilder();
        Label out = new Label("out");
        Assembler decision = new Assembler("sct_en_0")
                .source(new SourceLine("try.conf", 3, 1, "rule {"))
                .store(Size.W, Register.R10, -4, 0)
                .loadMap(Register.R1, counter == Size.DW ? "sct_counters" : "small")
                .move(Register.R2, Register.R10)
                .alu(AluOp.ADD, Register.R2, -4)
                .call(Helper.MAP_LOOKUP_ELEM)
                .jumpIf(JumpOp.EQ, Register.R0, 0, out)
                .source(new SourceLine("try.conf", 4, 1, "    filter { UID == 0 }"))
                .store(Size.DW, Register.R0, 0, 1)
                .bind(out)
                .move(Register.R0, 0)
                .exit();
        Assembler dispatcher = new Assembler("sct_in_0")
                .loadMap(Register.R2, "sct_pa_0")
                .move(Register.R3, 0)
                .call(Helper.TAIL_CALL)
                .move(Register.R0, 0)
                .exit();
        return BpfObjectWriter.write(BpfObject.builder(types, "Dual BSD/GPL")
                .add(BpfFunction.program("raw_tp/sys_enter", dispatcher.assemble()))
                .add(BpfFunction.program("raw_tp/sys_enter", decision.assemble()))
                .add(BpfMap.ringBuffer("sct_events", 65536))
                .add(BpfMap.of("sct_generation", MapType.ARRAY, 1, types.unsigned32(), types.unsigned64()))
                .add(BpfMap.of("small", MapType.ARRAY, 1, types.unsigned32(), types.unsigned32()))
                .add(BpfMap.of(
                        "sct_counters",
                        MapType.PERCPU_ARRAY,
                        1,
                        types.unsigned32(),
                        types.array(types.unsigned64(), 8)))
                .add(BpfMap.programArray("sct_pa_0", 2, new TreeMap<>()))
                .add(new BpfVariable(
                        "sct_own_generation",
                        BpfVariable.Kind.CONSTANT,
                        types.unsigned32(),
                        4,
                        BtfType.Linkage.GLOBAL,
                        new byte[4]))
                .add(new PlainSection(".sct.manifest", MANIFEST.getBytes(StandardCharsets.UTF_8)))
                .build());
    }
}
