package org.syscalltrack.bpf.elf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.syscalltrack.bpf.asm.Register.R0;
import static org.syscalltrack.bpf.asm.Register.R1;
import static org.syscalltrack.bpf.asm.Register.R2;
import static org.syscalltrack.bpf.asm.Register.R6;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syscalltrack.bpf.asm.Assembler;
import org.syscalltrack.bpf.asm.Code;
import org.syscalltrack.bpf.asm.Disassembler;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.SourceLine;
import org.syscalltrack.bpf.btf.BtfBuilder;
import org.syscalltrack.bpf.btf.BtfFormatException;
import org.syscalltrack.bpf.btf.BtfType.Linkage;
import org.syscalltrack.bpf.btf.CoreEmitter;
import org.syscalltrack.bpf.btf.CoreField;
import org.syscalltrack.bpf.btf.KernelType;
import org.syscalltrack.bpf.btf.KernelTypes;
import org.syscalltrack.bpf.oracle.Objdump;
import org.syscalltrack.bpf.oracle.Tool;

/** Objects read back: ours give what went in, clang's give what llvm-objdump says. */
final class BpfObjectFileTest {
    @TempDir
    private Path directory;

    @Test
    void anObjectOfOursComesBackWithAllThatWentIn() {
        BpfObjectFile file = BpfObjectFile.read(BpfObjectWriter.write(sample()));
        assertThat(file.functions())
                .extracting(BpfObjectFile.Function::section, BpfObjectFile.Function::name)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(".text", "helper"),
                        org.assertj.core.groups.Tuple.tuple("fentry/__x64_sys_unlink", "first"),
                        org.assertj.core.groups.Tuple.tuple("fentry/__x64_sys_unlink", "second"));
        assertThat(file.section(".sct.source"))
                .hasValueSatisfying(bytes -> assertThat(bytes).asString(UTF_8).isEqualTo("rule {}\n"));
        assertThat(file.section(".none")).isEmpty();
        assertThat(Disassembler.annotated().disassemble(file.functions().get(2).code()))
                .isEqualTo("""
                        ; action LOG @ a.sct:9:4
                               0: r6 = r1
                               1: r1 = 0 ll <events>
                               3: r2 = 0 ll <limit>
                               5: r1 = *(u32 *)(r6 + 0)    ; CO-RE FIELD_BYTE_OFFSET [4] 0:0
                               6: call -1 <helper>
                               7: call 14 <bpf_get_current_pid_tgid>
                               8: r0 = 0
                               9: exit
                        """);
    }

    @Test
    void anObjectOfClangsReadsAsInObjdump() throws IOException {
        BpfObjectFile file = BpfObjectFile.read(Files.readAllBytes(compiled()));
        List<String> ours = new ArrayList<>();
        for (BpfObjectFile.Function function : file.functions()) {
            Disassembler.plain()
                    .disassemble(function.code())
                    .lines()
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .forEach(ours::add);
        }
        List<String> objdump = Objdump.disassemble(directory.resolve("c.o")).stream()
                .map(line -> line.substring(line.indexOf(':') + 2))
                .toList();
        assertThat(ours).isEqualTo(objdump).hasSizeGreaterThan(10);
        BpfObjectFile.Function work = file.functions().get(1);
        assertThat(work.name()).isEqualTo("work");
        assertThat(work.code().sources().values())
                .extracting(SourceLine::text)
                .anyMatch(text -> text.contains("return counter + twice(n)"));
        assertThat(work.code().relocations().values())
                .extracting(relocation -> relocation.access())
                .containsExactly("0:1");
    }

    @Test
    void damagedFilesAreRefusedWithAReason() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] ours = BpfObjectWriter.write(sample());
        int refused = 0;
        for (int round = 0; round < 3000; round++) {
            byte[] damaged =
                    random.nextInt(4) == 0 ? java.util.Arrays.copyOf(ours, random.nextInt(ours.length)) : ours.clone();
            for (int change = random.nextInt(4); change >= 0 && damaged.length > 0; change--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                BpfObjectFile.read(damaged)
                        .functions()
                        .forEach(function -> Disassembler.annotated().disassemble(function.code()));
            } catch (ObjectFormatException | BtfFormatException e) {
                refused++;
                assertThat(e).hasMessageMatching("(?s).{20,}");
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + " round " + round, e);
            }
        }
        assertThat(refused).as("seed %d", seed).isGreaterThan(500);
        assertThatThrownBy(() -> BpfObjectFile.read("#!/bin/sh\n".getBytes(UTF_8)))
                .isInstanceOf(ObjectFormatException.class)
                .hasMessageContaining("no little-endian 64-bit ELF file");
    }

    private Path compiled() throws IOException {
        Path source = Files.writeString(directory.resolve("c.c"), """
                int counter;
                struct task_struct { long a; int tgid; } __attribute__((preserve_access_index));
                __attribute__((noinline)) int twice(int n) { return counter ? n + n : 0; }
                __attribute__((section("raw_tp/sys_enter"))) int work(struct task_struct *t)
                {
                    int n = t->tgid;
                    return counter + twice(n);
                }
                """);
        Path object = directory.resolve("c.o");
        Tool.CLANG.run("-O2", "-g", "-target", "bpf", "-c", source.toString(), "-o", object.toString());
        return object;
    }

    private static BpfObject sample() {
        BtfBuilder types = new BtfBuilder();
        int integer = types.int32();
        KernelType.Struct task = KernelType.Struct.of(
                "task_struct",
                KernelType.member("pid", KernelType.S32),
                KernelType.member("real_parent", KernelType.pointerTo("task_struct")));
        Assembler second = new Assembler("second")
                .source(new SourceLine("a.sct", 9, 4, "  action LOG"))
                .move(R6, R1)
                .loadMap(R1, "events")
                .loadVariable(R2, "limit", 0);
        new CoreEmitter(second, new KernelTypes(types)).load(R1, R6, CoreField.of(task, "pid"));
        second.call("helper").call(Helper.GET_CURRENT_PID_TGID).move(R0, 0).exit();
        return BpfObject.builder(types, "Dual BSD/GPL")
                .add(BpfFunction.program("fentry/__x64_sys_unlink", returning("first")))
                .add(BpfFunction.program("fentry/__x64_sys_unlink", second.assemble()))
                .add(new BpfFunction(BpfFunction.TEXT, Linkage.STATIC, java.util.Optional.empty(), returning("helper")))
                .add(BpfMap.ringBuffer("events", 4096))
                .add(new BpfVariable(
                        "limit", BpfVariable.Kind.CONSTANT, integer, 4, Linkage.GLOBAL, new byte[] {1, 0, 0, 0}))
                .add(new PlainSection(".sct.source", "rule {}\n".getBytes(UTF_8)))
                .build();
    }

    private static Code returning(String name) {
        return new Assembler(name).move(R0, 0).exit().assemble();
    }
}
