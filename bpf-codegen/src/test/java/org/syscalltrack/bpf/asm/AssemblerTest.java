package org.syscalltrack.bpf.asm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.syscalltrack.bpf.asm.Register.R0;
import static org.syscalltrack.bpf.asm.Register.R1;
import static org.syscalltrack.bpf.asm.Register.R10;
import static org.syscalltrack.bpf.asm.Register.R2;

import org.junit.jupiter.api.Test;

/** Labels, limits and refusals. */
final class AssemblerTest {
    @Test
    void wideInstructionsCountTwiceInJumps() {
        Label end = new Label("end");
        EncodedCode code = new Assembler("f")
                .jump(end)
                .loadMap(R1, "m")
                .move(R1, 1L << 33)
                .bind(end)
                .exit()
                .assemble()
                .encode();
        assertThat(code.slots()).isEqualTo(6);
        assertThat(code.bytes()[2]).isEqualTo((byte) 4);
        assertThat(code.references()).containsEntry(1, new Reference(Reference.Kind.MAP, "m"));
        assertThat(code.labels()).containsEntry(5, "end");
    }

    @Test
    void jumpsReachSixteenBits() {
        assertThat(jumpOver(32767).encode().bytes()).startsWith(0x05, 0, 0xff, 0x7f);
        assertThatThrownBy(() -> jumpOver(32768).encode())
                .isInstanceOf(AssemblyException.class)
                .hasMessageContaining("jumps 32768 slots to 'end'")
                .hasMessageContaining("split the function");
    }

    @Test
    void labelsAreBoundOnceAndInTheFunction() {
        Label label = new Label("nowhere");
        Code code = new Assembler("f").jump(label).assemble();
        assertThatThrownBy(code::encode)
                .isInstanceOf(AssemblyException.class)
                .hasMessageContaining("'nowhere', which is not bound");
        Assembler twice = new Assembler("f").bind(label).exit();
        assertThatIllegalArgumentException().isThrownBy(() -> twice.bind(label)).withMessageContaining("bound twice");
        assertThatThrownBy(() -> new Assembler("f").exit().bind(label).assemble())
                .isInstanceOf(AssemblyException.class)
                .hasMessageContaining("ends after the label 'nowhere'");
    }

    @Test
    void twoLabelsOfOneNameAreTwoPlaces() {
        Label first = new Label("again");
        Label second = new Label("again");
        EncodedCode code = new Assembler("f")
                .bind(first)
                .jump(second)
                .bind(second)
                .jump(first)
                .assemble()
                .encode();
        assertThat(Disassembler.plain().disassemble(code).lines().map(String::strip))
                .containsExactly("0: goto +0", "1: goto -2");
    }

    @Test
    void whatNoVerifierTakesIsRefusedAtOnce() {
        Assembler assembler = new Assembler("f");
        assertRefused(() -> assembler.move(R10, 1), "writes R10");
        assertRefused(() -> assembler.load(Size.DW, R10, R1, 0), "writes R10");
        assertRefused(() -> assembler.alu(AluOp.DIV, R1, 0), "divides by the constant zero");
        assertRefused(() -> assembler.alu32(AluOp.LSH, R1, 32), "shifts 32 bits by 32");
        assertRefused(() -> assembler.store(Size.DW, R10, -4, R1), "reaches 8 bytes at R10 -4");
        assertRefused(() -> assembler.load(Size.B, R1, R10, -513), "R10 - 512");
        assertRefused(() -> assembler.load(Size.B, R1, R2, 40_000), "offset 40000");
        assertRefused(() -> assembler.swapBytes(ByteOrder.BIG_ENDIAN, 24, R1), "not 24");
        assertRefused(() -> assembler.atomic(Size.B, AtomicOp.ADD, R1, 0, R2), "atomic");
        assembler.alu(AluOp.LSH, R1, 63).load(Size.B, R1, R10, -512).store(Size.DW, R10, -8, R1);
    }

    @Test
    void stackDepthIsTheDeepestDirectAccess() {
        Code code = new Assembler("f")
                .store(Size.DW, R10, -24, 0)
                .load(Size.B, R0, R10, -1)
                .exit()
                .assemble();
        assertThat(code.stackDepth()).isEqualTo(24);
    }

    @Test
    void helperNumbersAreTheKernels() {
        assertThat(Helper.values()).hasSize(211);
        assertThat(Helper.PROBE_READ_USER_STR.number()).isEqualTo(114);
        assertThat(Helper.TASK_STORAGE_GET.number()).isEqualTo(156);
        assertThat(Helper.numbered(182)).contains(Helper.STRNCMP);
        assertThat(Helper.numbered(212)).isEmpty();
        assertThat(Helper.D_PATH.functionName()).isEqualTo("bpf_d_path");
    }

    private static Code jumpOver(int slots) {
        Label end = new Label("end");
        Assembler assembler = new Assembler("far").jump(end);
        for (int slot = 0; slot < slots; slot++) {
            assembler.move(R0, 0);
        }
        return assembler.bind(end).exit().assemble();
    }

    private static void assertRefused(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(message);
    }
}
