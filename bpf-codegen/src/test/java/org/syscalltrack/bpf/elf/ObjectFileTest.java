package org.syscalltrack.bpf.elf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.syscalltrack.bpf.asm.Register.R0;
import static org.syscalltrack.bpf.asm.Register.R1;
import static org.syscalltrack.bpf.asm.Register.R2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import net.fornwall.jelf.ElfFile;
import net.fornwall.jelf.ElfSection;
import net.fornwall.jelf.ElfSymbolTableSection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syscalltrack.bpf.asm.Assembler;
import org.syscalltrack.bpf.asm.Code;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.bpf.btf.BtfBuilder;
import org.syscalltrack.bpf.btf.BtfType.Linkage;
import org.syscalltrack.bpf.oracle.Elf;
import org.syscalltrack.bpf.oracle.Tool;

/** Objects as jelf and llvm-readelf see them. */
final class ObjectFileTest {
    @TempDir
    private Path directory;

    @Test
    void jelfReadsSectionsAndSymbols() throws IOException {
        Path file = write(sample());
        ElfFile elf = ElfFile.from(Files.readAllBytes(file));
        assertThat(elf.e_type).isEqualTo((short) ElfFile.ET_REL);
        assertThat(elf.e_machine).isEqualTo((short) 247);
        ElfSymbolTableSection symbols = elf.getSymbolTableSection();
        assertThat(symbols.symbols)
                .extracting(symbol -> symbol.getName())
                .contains("first", "second", "helper", "events", "chain", "limit", "state", "_license");
        ElfSection program = elf.firstSectionByName("?fentry/__x64_sys_unlink");
        assertThat(program.header.sh_size).isEqualTo(first().slots() * 8L);
        assertThat(Elf.section(file, ".sct.source")).asString(UTF_8).isEqualTo("rule {}\n");
        assertThat(Elf.section(file, "license")).asString(UTF_8).isEqualTo("Dual BSD/GPL\0");
        assertThat(Elf.section(file, "version")).containsExactly(0, 1, 6, 0);
    }

    @Test
    void readelfListsWhatLoadersLookFor() throws IOException {
        String listing =
                Tool.READELF.run("-h", "-S", "-s", "-r", write(sample()).toString());
        assertThat(listing)
                .contains("REL (Relocatable file)", "EM_BPF", "little endian")
                .containsPattern("\\.rel\\?fentry/__x64_sys_unlink +REL")
                .containsPattern("\\.bss +NOBITS")
                .containsPattern("R_BPF_64_64 +0000000000000000 events")
                .containsPattern("R_BPF_64_64 +0000000000000000 limit")
                .containsPattern("R_BPF_64_32 +0000000000000000 helper")
                .containsPattern("0000000000000038 .*R_BPF_64_ABS64 +0000000000000000 second")
                .containsPattern("FUNC +LOCAL +DEFAULT +\\d+ helper")
                .containsPattern("FUNC +GLOBAL +DEFAULT +\\d+ first")
                .doesNotContain("warning");
    }

    @Test
    void theSameObjectGivesTheSameBytes() {
        assertThat(BpfObjectWriter.write(sample())).isEqualTo(BpfObjectWriter.write(sample()));
    }

    @Test
    void symbolsAreUniqueAndThere() {
        BtfBuilder types = new BtfBuilder();
        BpfObject twice = BpfObject.builder(types, "GPL")
                .add(BpfMap.ringBuffer("same", 4096))
                .add(BpfFunction.program("raw_tp/sys_enter", returning("same")))
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BpfObjectWriter.write(twice))
                .withMessageContaining("two symbols 'same'");
        BpfObject missing = BpfObject.builder(types, "GPL")
                .add(BpfFunction.program(
                        "raw_tp/sys_enter",
                        new Assembler("user").loadMap(R1, "absent").exit().assemble()))
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BpfObjectWriter.write(missing))
                .withMessageContaining("'user' refers to 'absent' as MAP");
        BpfObject noProgram = BpfObject.builder(types, "GPL")
                .add(BpfMap.programArray("chain", 2, new TreeMap<>(Map.of(0, "nobody"))))
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BpfObjectWriter.write(noProgram))
                .withMessageContaining("'chain' names the program 'nobody'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BpfMap.programArray("chain", 1, new TreeMap<>(Map.of(1, "x"))))
                .withMessageContaining("has 1 slots");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BpfMap.sized("stash", MapType.TASK_STORAGE, 0, 4, 8))
                .withMessageContaining("needs BTF types");
    }

    private static BpfObject sample() {
        BtfBuilder types = new BtfBuilder();
        int integer = types.int32();
        return BpfObject.builder(types, "Dual BSD/GPL")
                .add(BpfFunction.program("?fentry/__x64_sys_unlink", first()))
                .add(BpfFunction.program("lsm/path_unlink", returning("second")))
                .add(new BpfFunction(BpfFunction.TEXT, Linkage.STATIC, java.util.Optional.empty(), returning("helper")))
                .add(BpfMap.ringBuffer("events", 4096))
                .add(BpfMap.programArray("chain", 2, new TreeMap<>(Map.of(1, "second"))))
                .add(new BpfVariable(
                        "limit", BpfVariable.Kind.CONSTANT, integer, 4, Linkage.GLOBAL, new byte[] {1, 0, 0, 0}))
                .add(new BpfVariable("state", BpfVariable.Kind.ZERO, integer, 4, Linkage.GLOBAL, new byte[4]))
                .add(new PlainSection(".sct.source", "rule {}\n".getBytes(UTF_8)))
                .version(0x060100)
                .build();
    }

    private static Code first() {
        return new Assembler("first")
                .loadMap(R1, "events")
                .loadVariable(R2, "limit", 0)
                .load(Size.W, R1, R2, 0)
                .call("helper")
                .exit()
                .assemble();
    }

    private static Code returning(String name) {
        return new Assembler(name).move(R0, 0).exit().assemble();
    }

    private Path write(BpfObject object) throws IOException {
        return Files.write(directory.resolve("o.bpf.o"), BpfObjectWriter.write(object));
    }
}
