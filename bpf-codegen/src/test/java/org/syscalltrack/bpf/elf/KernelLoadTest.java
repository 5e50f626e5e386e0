package org.syscalltrack.bpf.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syscalltrack.bpf.asm.Register.R0;
import static org.syscalltrack.bpf.asm.Register.R1;
import static org.syscalltrack.bpf.asm.Register.R10;
import static org.syscalltrack.bpf.asm.Register.R2;
import static org.syscalltrack.bpf.asm.Register.R3;
import static org.syscalltrack.bpf.asm.Register.R4;
import static org.syscalltrack.bpf.asm.Register.R5;
import static org.syscalltrack.bpf.asm.Register.R6;
import static org.syscalltrack.bpf.asm.Register.R7;
import static org.syscalltrack.bpf.asm.Register.R8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.Assembler;
import org.syscalltrack.bpf.asm.AtomicOp;
import org.syscalltrack.bpf.asm.Code;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.bpf.asm.SourceLine;
import org.syscalltrack.bpf.btf.BtfBuilder;
import org.syscalltrack.bpf.btf.BtfType;
import org.syscalltrack.bpf.btf.CoreEmitter;
import org.syscalltrack.bpf.btf.CoreField;
import org.syscalltrack.bpf.btf.KernelType;
import org.syscalltrack.bpf.btf.KernelTypes;
import org.syscalltrack.bpf.oracle.Kernel;
import org.syscalltrack.bpf.oracle.Tool;

/** Objects that use all that the toolbox has, loaded by libbpf and judged by the running kernel's verifier. */
final class KernelLoadTest {
    private static final KernelType.Struct TASK = KernelType.Struct.of(
            "task_struct",
            KernelType.member("tgid", KernelType.S32),
            KernelType.member("real_parent", KernelType.pointerTo("task_struct")),
            KernelType.bitField("in_execve", KernelType.U32, 1),
            KernelType.member("no_such_member", KernelType.S32));
    private static final CoreField TGID = CoreField.of(TASK, "tgid");
    private static final CoreField REAL_PARENT = CoreField.of(TASK, "real_parent");
    private static final CoreField IN_EXECVE = CoreField.of(TASK, "in_execve");
    private static final CoreField NO_SUCH_MEMBER = CoreField.of(TASK, "no_such_member");

    @TempDir
    private Path directory;

    private final BtfBuilder types = new BtfBuilder();
    private final KernelTypes kernelTypes = new KernelTypes(types);
    private final BpfObject.Builder object = BpfObject.builder(types, "Dual BSD/GPL");

    @Test
    void rawTracepointWithMapsTailCallVariablesRelocationsAndLines() throws IOException {
        Label out = new Label("out");
        Assembler entry = new Assembler("on_enter")
                .source(new SourceLine("demo.sct", 3, 1, "rule { syscall_name = unlink }"))
                .move(R6, R1)
                .call(Helper.GET_CURRENT_TASK)
                .move(R7, R0);
        new CoreEmitter(entry, kernelTypes).read(-8, R7, REAL_PARENT);
        entry.source(new SourceLine("demo.sct", 4, 2000, "    filter { ppid == 1 }"))
                .load(Size.DW, R8, R10, -8);
        new CoreEmitter(entry, kernelTypes).read(-16, R8, TGID);
        entry.load(Size.W, R1, R10, -16)
                .loadVariable(R2, "wanted", 0)
                .load(Size.W, R2, R2, 0)
                .jumpIf32(JumpOp.NE, R1, R2, out)
                .loadVariable(R1, "seen", 8)
                .move(R2, 1)
                .atomic(Size.DW, AtomicOp.ADD, R1, 0, R2)
                .store(Size.W, R10, -4, 0)
                .loadMap(R1, "counters")
                .move(R2, R10)
                .alu(AluOp.ADD, R2, -4)
                .call(Helper.MAP_LOOKUP_ELEM)
                .jumpIf(JumpOp.EQ, R0, 0, out)
                .move(R1, 1)
                .atomic(Size.DW, AtomicOp.FETCH_ADD, R0, 0, R1)
                .loadMap(R1, "events")
                .move(R2, R10)
                .alu(AluOp.ADD, R2, -8)
                .move(R3, 8)
                .move(R4, 0)
                .call(Helper.RINGBUF_OUTPUT)
                .source(new SourceLine("demo.sct", 5, 5, "    action LOG"))
                .move(R1, R6)
                .loadMap(R2, "chain")
                .move(R3, 1)
                .call(Helper.TAIL_CALL)
                .bind(out)
                .move(R0, 0)
                .exit();
        object.add(BpfFunction.program("raw_tp/sys_enter", entry.assemble()))
                .add(BpfFunction.program("raw_tp/sys_enter", returning("second", 0)))
                .add(BpfMap.ringBuffer("events", 1 << 18))
                .add(BpfMap.of("counters", MapType.ARRAY, 4, types.unsigned32(), types.unsigned64()))
                .add(BpfMap.programArray("chain", 3, new TreeMap<>(Map.of(1, "second"))))
                .add(constant("wanted", 1))
                .add(zeros("padding", types.unsigned64(), 8))
                .add(zeros("seen", types.array(types.unsigned64(), 2), 16))
                .add(new PlainSection(".sct.source", new byte[] {'r', 'u', 'l', 'e'}));

        try (Kernel kernel = Kernel.open()) {
            load(kernel);
            String xlated = Tool.BPFTOOL.run("prog", "dump", "xlated", "pinned", kernel.path("o/on_enter"), "linum");
            assertThat(xlated)
                    .contains("; rule { syscall_name = unlink } [file:demo.sct line_num:3 line_col:1]")
                    .contains("filter { ppid == 1 } [file:demo.sct line_num:4 line_col:1023]")
                    .contains("; action LOG [file:demo.sct line_num:5 line_col:5]")
                    .contains("int on_enter(void * ctx):");
            assertThat(Tool.BPFTOOL.run("map", "dump", "pinned", kernel.path("o_maps/chain")))
                    .contains("Found 1 element");
            assertThat(Tool.BPFTOOL.run("map", "show", "pinned", kernel.path("o_maps/events")))
                    .contains("ringbuf", "max_entries 262144");
        }
    }

    @Test
    void trustedPointersBitFieldsAndQuestionsAboutTypes() throws IOException {
        KernelType.Enumeration states =
                new KernelType.Enumeration("pid_type", List.of("PIDTYPE_PID", "PIDTYPE_SID", "PIDTYPE_NONE"));
        KernelType.Struct unknown = KernelType.Struct.of("no_such_struct");
        Assembler assembler =
                new Assembler("typed").call(Helper.GET_CURRENT_TASK_BTF).move(R6, R0);
        new CoreEmitter(assembler, kernelTypes)
                .load(R7, R6, REAL_PARENT)
                .load(R7, R7, TGID)
                .loadBitField(R1, R6, R2, IN_EXECVE)
                .exists(R2, TGID)
                .exists(R3, NO_SUCH_MEMBER)
                .size(R4, TGID)
                .exists(R5, unknown);
        assembler.move(R6, R1);
        Label wrong = new Label("wrong");
        assembler
                .jumpIf(JumpOp.NE, R2, 1, wrong)
                .jumpIf(JumpOp.NE, R3, 0, wrong)
                .jumpIf(JumpOp.NE, R4, 4, wrong)
                .jumpIf(JumpOp.NE, R5, 0, wrong);
        new CoreEmitter(assembler, kernelTypes)
                .size(R1, KernelType.Struct.of("list_head"))
                .exists(R2, KernelType.Struct.of("list_head"))
                .value(R3, states, "PIDTYPE_SID")
                .exists(R4, states, "PIDTYPE_NONE");
        // The verifier knows these constants: were one of them wrong, it would see the store through 0 and refuse.
        assembler
                .jumpIf(JumpOp.NE, R1, 16, wrong)
                .jumpIf(JumpOp.NE, R2, 1, wrong)
                .jumpIf(JumpOp.NE, R3, 3, wrong)
                .jumpIf(JumpOp.NE, R4, 0, wrong)
                .move(R0, 0)
                .exit()
                .bind(wrong)
                .move(R1, 0)
                .store(Size.DW, R1, 0, 0)
                .move(R0, 0)
                .exit();
        object.add(BpfFunction.program("tp_btf/sys_enter", assembler.assemble()));
        try (Kernel kernel = Kernel.open()) {
            load(kernel);
        }
    }

    @Test
    void subProgramsCallbacksAndKernelFunctions() throws IOException {
        int oneInt =
                types.add(new BtfType.Prototype(types.int32(), List.of(new BtfType.Parameter("x", types.int32()))));
        int longType = types.add(new BtfType.Int("long", 8, BtfType.Encoding.SIGNED));
        int callback = types.add(new BtfType.Prototype(
                longType,
                List.of(
                        new BtfType.Parameter("index", types.unsigned32()),
                        new BtfType.Parameter("context", types.pointer(BtfBuilder.VOID)))));
        int nothing = types.add(new BtfType.Prototype(BtfBuilder.VOID, List.of()));
        Code main = new Assembler("calls")
                .source(new SourceLine("a.sct", 1, 1, "main"))
                .move(R1, 5)
                .call("add_one")
                .move(R1, R0)
                .call("times_three")
                .move(R1, 4)
                .loadFunction(R2, "stop_at_two")
                .move(R3, 0)
                .move(R4, 0)
                .call(Helper.LOOP)
                .callKernel("bpf_rcu_read_lock")
                .callKernel("bpf_rcu_read_unlock")
                .move(R0, 0)
                .exit()
                .assemble();
        Code addOne = new Assembler("add_one")
                .move(R0, R1)
                .alu32(AluOp.ADD, R0, 1)
                .exit()
                .assemble();
        Code timesThree = new Assembler("times_three")
                .move(R0, R1)
                .alu32(AluOp.MUL, R0, 3)
                .exit()
                .assemble();
        Label more = new Label("more");
        Code stop = new Assembler("stop_at_two")
                .move(R0, 1)
                .jumpIf(JumpOp.GE, R1, 2, more)
                .move(R0, 0)
                .bind(more)
                .exit()
                .assemble();
        object.add(BpfFunction.program("tp_btf/sys_exit", main))
                .add(BpfFunction.subProgram(BtfType.Linkage.STATIC, oneInt, addOne))
                .add(BpfFunction.subProgram(BtfType.Linkage.GLOBAL, oneInt, timesThree))
                .add(BpfFunction.subProgram(BtfType.Linkage.STATIC, callback, stop))
                .add(new KernelFunction("bpf_rcu_read_lock", nothing))
                .add(new KernelFunction("bpf_rcu_read_unlock", nothing));
        try (Kernel kernel = Kernel.open()) {
            load(kernel);
            assertThat(Tool.BPFTOOL.run("prog", "dump", "xlated", "pinned", kernel.path("o/calls")))
                    .contains("int times_three(int x):", "long stop_at_two(unsigned int index, void * context):");
        }
    }

    @Test
    void mapsOfManyTypesAndAttributes() throws IOException {
        int key = types.int32();
        int value = types.unsigned64();
        object.add(BpfFunction.program("raw_tp/sys_exit", returning("empty", 0)))
                .add(BpfMap.of("hash", MapType.HASH, 100, key, value).withFlags(BpfMap.NO_PREALLOC))
                .add(BpfMap.sized("sized", MapType.LRU_HASH, 10, 16, 32))
                .add(BpfMap.of("percpu", MapType.PERCPU_ARRAY, 7, types.unsigned32(), value))
                .add(BpfMap.taskStorage("stash", key, value));
        try (Kernel kernel = Kernel.open()) {
            load(kernel);
            assertThat(Tool.BPFTOOL.run("map", "show", "pinned", kernel.path("o_maps/hash")))
                    .contains("hash  name hash  flags 0x1", "key 4B  value 8B  max_entries 100");
            assertThat(Tool.BPFTOOL.run("map", "show", "pinned", kernel.path("o_maps/sized")))
                    .contains("lru_hash", "key 16B  value 32B  max_entries 10");
            assertThat(Tool.BPFTOOL.run("map", "show", "pinned", kernel.path("o_maps/percpu")))
                    .contains("percpu_array", "max_entries 7");
            assertThat(Tool.BPFTOOL.run("map", "show", "pinned", kernel.path("o_maps/stash")))
                    .contains("task_storage", "btf_id");
        }
    }

    @Test
    void theVerifierStillJudges() throws IOException {
        Code bad = new Assembler("bad").load(Size.DW, R0, R1, -8).exit().assemble();
        object.add(BpfFunction.program("raw_tp/sys_enter", bad));
        try (Kernel kernel = Kernel.open()) {
            Tool.Result result = kernel.load(written(), "o");
            assertThat(result.status()).isNotZero();
            assertThat(result.output()).contains("r0 = *(u64 *)(r1 -8)");
        }
    }

    private void load(Kernel kernel) throws IOException {
        Tool.Result result = kernel.load(written(), "o");
        assertThat(result.status()).as(result.output()).isZero();
    }

    private Path written() throws IOException {
        return Files.write(directory.resolve("o.bpf.o"), BpfObjectWriter.write(object.build()));
    }

    private BpfVariable constant(String name, int value) {
        byte[] bytes = {(byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)};
        return new BpfVariable(name, BpfVariable.Kind.CONSTANT, types.int32(), 4, BtfType.Linkage.GLOBAL, bytes);
    }

    private static BpfVariable zeros(String name, int type, int bytes) {
        return new BpfVariable(name, BpfVariable.Kind.ZERO, type, 8, BtfType.Linkage.GLOBAL, new byte[bytes]);
    }

    private static Code returning(String name, int value) {
        return new Assembler(name).move(R0, value).exit().assemble();
    }
}
