package org.syscalltrack.bpf.btf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syscalltrack.bpf.oracle.Elf;
import org.syscalltrack.bpf.oracle.Tool;

/** BTF of clang and of the running kernel, read and written back; bpftool prints both the same. */
final class BtfTest {
    private static final Path KERNEL = Path.of("/sys/kernel/btf/vmlinux");

    @TempDir
    private Path directory;

    @Test
    void clangsTypesSurviveReadingAndWriting() throws IOException {
        Path source = Files.writeString(directory.resolve("types.c"), """
                #define TAG __attribute__((btf_decl_tag("a tag")))
                struct inner { unsigned a : 3; int b : 5; long c; };
                union either { int i; float f; double d; char text[7]; };
                enum colour { RED, GREEN = 7, NEGATIVE = -3 };
                struct far;
                typedef const volatile struct inner *pointer;
                struct outer { struct inner in; union either e; enum colour c; struct far *f; pointer p;
                               _Bool flag; int (*callback)(int, ...); char *restrict r; } TAG;
                struct outer global;
                static int hidden = 3;
                const int constant = 9;
                int function(struct outer *o, int n) { hidden += n; return o->in.b + hidden + constant; }
                """);
        Path object = directory.resolve("types.o");
        Tool.CLANG.run("-O2", "-g", "-target", "bpf", "-c", source.toString(), "-o", object.toString());
        Path original = Files.write(directory.resolve("original.btf"), Elf.section(object, ".BTF"));

        List<BtfType> types = Btf.read(Files.readAllBytes(original)).types();
        assertThat(types).anyMatch(type -> type instanceof BtfType.DeclarationTag);
        assertThat(types).contains(new BtfType.Forward(false, "far"));
        assertSameDump(original, BtfWriter.write(types));
    }

    @Test
    void theKernelsTypesSurviveReadingAndWriting() throws IOException {
        byte[] bytes = kernelTypes();
        Btf kernel = Btf.read(bytes);
        assertSameDump(KERNEL, BtfWriter.write(kernel.types()));
    }

    @Test
    void namesAreFoundQuickly() throws IOException {
        byte[] bytes = kernelTypes();
        long start = System.nanoTime();
        Btf kernel = Btf.read(bytes);
        OptionalInt task = kernel.find("task_struct", BtfKind.STRUCT);
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        assertThat(task).isPresent();
        BtfType.Composite struct = (BtfType.Composite) kernel.type(task.getAsInt());
        BtfType.Member parent = struct.members().stream()
                .filter(member -> member.name().equals("real_parent"))
                .findFirst()
                .orElseThrow();
        BtfType.Pointer pointer = (BtfType.Pointer) kernel.type(kernel.strip(parent.type()));
        assertThat(kernel.strip(pointer.target())).isEqualTo(task.getAsInt());
        assertThat(kernel.find("task_struct", BtfKind.UNION)).isEmpty();
        assertThat(kernel.find("security_file_open", BtfKind.FUNC)).isPresent();
        // Cold, on a busy machine; warm it is a tenth of this.
        assertThat(taken).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aModulesTypesGoOnFromTheKernels() {
        BtfBuilder kernel = new BtfBuilder();
        int integer = kernel.int32();
        Btf base = Btf.read(BtfWriter.write(kernel.types()));
        // As pahole --btf_base writes it: the module's strings are numbered after the base's.
        LittleEndianOutput module = new LittleEndianOutput();
        int strings = "\0int\0".length();
        module.u16(0xeb9f).u8(1).u8(0).u32(24).u32(0).u32(12).u32(12).u32(6);
        module.u32(strings + 1).u32(8 << 24).u32(integer).bytes(new byte[] {0, 'm', 'o', 'd', '_', 0});
        Btf split = Btf.read(module.toByteArray(), base);
        assertThat(split.type(2)).isEqualTo(new BtfType.Typedef("mod_", 1));
        assertThat(split.strip(2)).isEqualTo(1);
        assertThat(split.find("int", BtfKind.INT)).hasValue(1);
        assertThat(split.find("mod_", BtfKind.TYPEDEF)).hasValue(2);
    }

    @Test
    void everyKindIsWrittenAndRead() {
        BtfBuilder types = new BtfBuilder();
        int integer = types.int32();
        int wide = types.add(new BtfType.Enumeration(
                true, "wide", 8, false, List.of(new BtfType.Enumerator("HIGH", 0x1234_5678_9abc_def0L))));
        types.add(new BtfType.TypeTag("user", types.pointer(integer)));
        types.add(new BtfType.Forward(true, "later"));
        types.add(new BtfType.Qualified(BtfType.Qualifier.RESTRICT, types.pointer(wide)));
        types.add(new BtfType.FloatingPoint("double", 8));
        types.add(new BtfType.DeclarationTag("here", integer, -1));
        assertThat(Btf.read(BtfWriter.write(types.types())).types()).isEqualTo(types.types());
        assertThat(types.int32()).isEqualTo(integer);
    }

    @Test
    void badBytesAreNamed() {
        assertBad(new byte[3], "24 bytes of header");
        byte[] good = BtfWriter.write(List.of(new BtfType.Pointer(0)));
        byte[] swapped = good.clone();
        swapped[0] = (byte) 0xeb;
        swapped[1] = (byte) 0x9f;
        assertBad(swapped, "this with 9feb");
        byte[] unknown = good.clone();
        unknown[24 + 7] = 30;
        assertBad(unknown, "unknown kind 30");
        byte[] cut = java.util.Arrays.copyOf(good, good.length - 1);
        assertBad(cut, "the strings at");
    }

    private static void assertBad(byte[] bytes, String message) {
        assertThatThrownBy(() -> Btf.read(bytes))
                .isInstanceOf(BtfFormatException.class)
                .hasMessageContaining(message);
    }

    private static byte[] kernelTypes() throws IOException {
        Assumptions.assumeTrue(Files.exists(KERNEL), "not run: this kernel has no BTF of itself (" + KERNEL + ")");
        return Files.readAllBytes(KERNEL);
    }

    private void assertSameDump(Path original, byte[] written) throws IOException {
        Path copy = Files.write(directory.resolve("copy.btf"), written);
        assertThat(Tool.BPFTOOL.run("btf", "dump", "file", copy.toString()))
                .isEqualTo(Tool.BPFTOOL.run("btf", "dump", "file", original.toString()));
        assertThat(Tool.BPFTOOL.run("btf", "dump", "file", copy.toString(), "format", "c"))
                .isEqualTo(Tool.BPFTOOL.run("btf", "dump", "file", original.toString(), "format", "c"));
    }
}
