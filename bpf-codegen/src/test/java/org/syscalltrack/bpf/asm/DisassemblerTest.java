package org.syscalltrack.bpf.asm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syscalltrack.bpf.asm.Register.R0;
import static org.syscalltrack.bpf.asm.Register.R1;
import static org.syscalltrack.bpf.asm.Register.R10;
import static org.syscalltrack.bpf.asm.Register.R2;
import static org.syscalltrack.bpf.asm.Register.R3;
import static org.syscalltrack.bpf.asm.Register.R6;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syscalltrack.bpf.btf.BtfBuilder;
import org.syscalltrack.bpf.elf.BpfFunction;
import org.syscalltrack.bpf.elf.BpfObject;
import org.syscalltrack.bpf.elf.BpfObjectWriter;
import org.syscalltrack.bpf.oracle.Objdump;

/** Texts and bytes of all instructions, compared with llvm-objdump 14 as far as it knows them. */
final class DisassemblerTest {
    @TempDir
    private Path directory;

    @Test
    void everyFormReadsAsInObjdump() throws IOException {
        Assembler assembler = new Assembler("forms");
        for (AluOp op : AluOp.values()) {
            if (op != AluOp.SDIV && op != AluOp.SMOD && op != AluOp.MOD) {
                assembler.alu(op, R1, 5).alu(op, R1, R2).alu32(op, R1, 5).alu32(op, R1, R2);
            }
        }
        assembler.alu(AluOp.MOV, R1, -1).negate(R3).emit(new Instruction.Negate(Width.W32, R3));
        for (int bits : new int[] {16, 32, 64}) {
            assembler.swapBytes(ByteOrder.LITTLE_ENDIAN, bits, R1).swapBytes(ByteOrder.BIG_ENDIAN, bits, R2);
        }
        for (Size size : Size.values()) {
            assembler.load(size, R1, R6, 16).load(size, R2, R10, -16).load(size, R2, R6, 0);
            assembler.store(size, R6, 32767, R1).store(size, R10, -512, R2);
        }
        for (Size size : new Size[] {Size.B, Size.H, Size.W}) {
            assembler.emit(new Instruction.LoadPacket(size, Operand.of(12)));
            assembler.emit(new Instruction.LoadPacket(size, R2));
        }
        for (AtomicOp op : AtomicOp.values()) {
            assembler.atomic(Size.DW, op, R1, -8, R2);
        }
        assembler.move(R3, 1L << 40).move(R3, Long.MIN_VALUE).move(R3, 0xffff_ffffL);
        Label back = new Label("back");
        assembler.bind(back).move(R0, 0);
        Label forth = new Label("forth");
        for (JumpOp op : JumpOp.values()) {
            if (op != JumpOp.SET) {
                assembler.jumpIf(op, R1, 5, forth).jumpIf(op, R1, R2, back);
                assembler.jumpIf32(op, R1, -5, forth).jumpIf32(op, R1, R2, back);
            }
        }
        assembler.jump(back).jump(forth).bind(forth);
        assembler.call(Helper.TAIL_CALL).call(Helper.D_PATH).exit();
        assertReadsAsInObjdump(assembler.assemble());
    }

    @Test
    void thirtyTwoBitAtomicsReadAsInObjdump() throws IOException {
        Assembler assembler = new Assembler("atomics");
        for (AtomicOp op : AtomicOp.values()) {
            assembler.atomic(Size.W, op, R1, 8, R2);
        }
        assertReadsAsInObjdump(assembler.exit().assemble(), "--mattr=+alu32");
    }

    @Test
    void formsThatObjdump14DoesNotKnow() {
        Label here = new Label("here");
        EncodedCode code = new Assembler("newer")
                .bind(here)
                .alu(AluOp.MOD, R1, 7)
                .alu32(AluOp.SDIV, R1, R2)
                .alu(AluOp.SMOD, R1, 3)
                .moveSigned(8, R1, R2)
                .loadSigned(Size.W, R1, R2, -4)
                .store(Size.DW, R10, -8, 7)
                .swapBytes(ByteOrder.REVERSED, 32, R1)
                .jumpIf(JumpOp.SET, R1, 8, here)
                .jumpWide(here)
                .loadWide(R1, new WideSource.MapDescriptor(3))
                .loadWide(R1, new WideSource.MapValue(3, 8))
                .loadWide(R1, new WideSource.MapIndex(1))
                .loadWide(R1, new WideSource.MapIndexValue(1, 4))
                .loadWide(R1, new WideSource.KernelVariable(77, 0))
                .loadWide(R1, new WideSource.FunctionDistance(-4))
                .emit(new Instruction.Call(new CallTarget.FunctionDistance(9)))
                .emit(new Instruction.Call(new CallTarget.KernelFunction(1234, (short) 1)))
                .exit()
                .assemble()
                .encode();
        assertThat(Disassembler.plain().disassemble(code).lines().map(String::strip))
                .containsExactly(
                        "0: r1 %= 7",
                        "1: w1 s/= w2",
                        "2: r1 s%= 3",
                        "3: r1 = (s8)r2",
                        "4: r1 = *(s32 *)(r2 - 4)",
                        "5: *(u64 *)(r10 - 8) = 7",
                        "6: r1 = bswap32 r1",
                        "7: if r1 & 8 goto -8",
                        "8: gotol -9",
                        "9: r1 = map[fd:3] ll",
                        "11: r1 = map[fd:3][0]+8 ll",
                        "13: r1 = map[idx:1] ll",
                        "15: r1 = map[idx:1][0]+4 ll",
                        "17: r1 = btf[77] ll",
                        "19: r1 = subprog[-4] ll",
                        "21: call 9",
                        "22: call 1234",
                        "23: exit");
    }

    @Test
    void annotatedListingShowsSourcesLabelsSymbolsAndRelocations() {
        Label deny = new Label("deny");
        EncodedCode code = new Assembler("listing")
                .source(new SourceLine("a.sct", 7, 3, "  filter { uid == 0 }"))
                .call(Helper.GET_CURRENT_UID_GID)
                .jumpIf32(JumpOp.NE, R0, 0, deny)
                .loadMap(R1, "events")
                .loadVariable(R2, "limit", 4)
                .emit(
                        new Instruction.Load(Size.W, false, R1, R6, (short) 8),
                        new CoreRelocation(CoreRelocation.Kind.FIELD_BYTE_OFFSET, 5, "0:2"))
                .source(new SourceLine("a.sct", 8, 3, "  action FAIL"))
                .bind(deny)
                .move(R0, -1)
                .exit()
                .assemble()
                .encode();
        assertThat(Disassembler.annotated().disassemble(code)).isEqualTo("""
                        ; filter { uid == 0 } @ a.sct:7:3
                               0: call 15 <bpf_get_current_uid_gid>
                               1: if w0 != 0 goto +5 <deny>
                               2: r1 = 0 ll <events>
                               4: r2 = 4 ll <limit>
                               6: r1 = *(u32 *)(r6 + 8)    ; CO-RE FIELD_BYTE_OFFSET [5] 0:2
                        deny:
                        ; action FAIL @ a.sct:8:3
                               7: r0 = -1
                               8: exit
                        """);
    }

    @Test
    void decodingAndEncodingAnyBytesChangesNothing() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int understood = 0;
        for (int round = 0; round < 20_000; round++) {
            ByteBuffer bytes = ByteBuffer.allocate(16).order(java.nio.ByteOrder.LITTLE_ENDIAN);
            bytes.put((byte) random.nextInt());
            bytes.put((byte) (random.nextInt(12) | random.nextInt(12) << 4));
            bytes.putShort((short) (random.nextInt(3) - 1));
            bytes.putInt(random.nextBoolean() ? 0 : random.nextInt(0x102));
            bytes.putInt(0).putInt(random.nextInt(2));
            List<Instruction> decoded = InstructionDecoder.decode(bytes.array());
            Assembled assembled = new Assembled(decoded);
            assertThat(assembled.bytes())
                    .as("seed %d round %d: %s", seed, round, decoded)
                    .isEqualTo(bytes.array());
            understood += decoded.get(0) instanceof Instruction.Unknown ? 0 : 1;
        }
        assertThat(understood).as("seed %d", seed).isGreaterThan(1000);
    }

    /** Encodes without the assembler's checks: these bytes come from anywhere. */
    private record Assembled(List<Instruction> instructions) {
        byte[] bytes() {
            return new Code(
                            "any",
                            instructions.stream()
                                    .map(instruction -> new Code.Line(List.of(), instruction, null, null))
                                    .toList())
                    .encode()
                    .bytes();
        }
    }

    private void assertReadsAsInObjdump(Code code, String... options) throws IOException {
        BpfObject object = BpfObject.builder(new BtfBuilder(), "GPL")
                .add(BpfFunction.program("raw_tp/sys_enter", code))
                .build();
        Path file = Files.write(directory.resolve("forms.o"), BpfObjectWriter.write(object));
        List<String> ours = Disassembler.plain()
                .disassemble(code.encode())
                .lines()
                .map(String::strip)
                .toList();
        assertThat(ours).isEqualTo(Objdump.disassemble(file, options));
        assertThat(ours).hasSize(code.lines().size()).noneMatch(line -> line.contains("unknown"));
    }
}
