package org.syscalltrack.bpf.asm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syscalltrack.bpf.asm.Register.R0;
import static org.syscalltrack.bpf.asm.Register.R1;
import static org.syscalltrack.bpf.asm.Register.R10;
import static org.syscalltrack.bpf.asm.Register.R2;
import static org.syscalltrack.bpf.asm.Register.R6;
import static org.syscalltrack.bpf.asm.Register.R7;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syscalltrack.bpf.oracle.Elf;
import org.syscalltrack.bpf.oracle.Objdump;
import org.syscalltrack.bpf.oracle.Tool;

/** Code that clang made, against the same written with the assembler and read by the disassembler. */
final class ClangTest {
    @TempDir
    private Path directory;

    @Test
    void theSameProgramHasTheSameBytes() throws IOException {
        Path object = compile("""
                static long (*lookup)(void *map, const void *key) = (void *)1;
                static long (*now)(void) = (void *)5;
                extern char table;
                __attribute__((section("raw_tp/sys_enter"))) int filter(unsigned long *context)
                {
                    unsigned int key = context[1];
                    if (key > 400)
                        return 0;
                    unsigned long *value = (void *)lookup(&table, &key);
                    if (!value)
                        return 0;
                    *value = now();
                    return 1;
                }
                """);
        Label out = new Label("out");
        EncodedCode ours = new Assembler("filter")
                .move(R6, 0)
                .load(Size.DW, R1, R1, 8)
                .store(Size.W, R10, -4, R1)
                .alu(AluOp.LSH, R1, 32)
                .alu(AluOp.RSH, R1, 32)
                .jumpIf(JumpOp.GT, R1, 400, out)
                .move(R2, R10)
                .alu(AluOp.ADD, R2, -4)
                .loadMap(R1, "table")
                .call(Helper.MAP_LOOKUP_ELEM)
                .move(R7, R0)
                .jumpIf(JumpOp.EQ, R7, 0, out)
                .call(Helper.KTIME_GET_NS)
                .store(Size.DW, R7, 0, R0)
                .move(R6, 1)
                .bind(out)
                .move(R0, R6)
                .exit()
                .assemble()
                .encode();
        assertThat(Disassembler.plain().disassemble(EncodedCode.of(Elf.section(object, "raw_tp/sys_enter"))))
                .isEqualTo(Disassembler.plain().disassemble(ours));
        assertThat(Elf.section(object, "raw_tp/sys_enter")).isEqualTo(ours.bytes());
    }

    @Test
    void whatClangWritesReadsAsInObjdump() throws IOException {
        Path object = compile("""
                struct record { char text[40]; unsigned short port; long sums[8]; };
                __attribute__((section("raw_tp/sys_enter"))) long work(struct record *r)
                {
                    long sum = 0;
                    for (int i = 0; i < 40; i++)
                        sum = sum * 31 + r->text[i];
                    if (__builtin_bswap16(r->port) == 80 || sum < -7)
                        sum ^= 0x123456789abcdefL;
                    for (int i = 0; i < 8; i++) {
                        if (r->sums[i] & 4)
                            __sync_fetch_and_add(&r->sums[i], sum / (unsigned long)(i + 3));
                        else
                            sum -= (unsigned int)r->sums[i] >> 3;
                    }
                    return -sum;
                }
                """);
        byte[] code = Elf.section(object, "raw_tp/sys_enter");
        List<String> ours = Disassembler.plain()
                .disassemble(EncodedCode.of(code))
                .lines()
                .map(String::strip)
                .toList();
        assertThat(ours).isEqualTo(Objdump.disassemble(object)).hasSizeGreaterThan(100);
    }

    private Path compile(String source) throws IOException {
        Path file = Files.writeString(directory.resolve("c.c"), source);
        Path object = directory.resolve("c.o");
        Tool.CLANG.run("-O2", "-g", "-target", "bpf", "-c", file.toString(), "-o", object.toString());
        return object;
    }
}
