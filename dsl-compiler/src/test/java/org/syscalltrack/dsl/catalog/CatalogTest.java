package org.syscalltrack.dsl.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogTest {
    private final Catalog catalog = Catalog.standard();

    @Test
    void findsACallByItsNameAndByItsAlias() {
        SystemCall unlink = catalog.find("unlink").orElseThrow();
        assertThat(unlink.entry(Abi.X86_64).orElseThrow().number()).isEqualTo(87);
        assertThat(catalog.find("umount")).isEqualTo(catalog.find("umount2"));
        assertThat(catalog.find("no_such_call")).isEmpty();
    }

    @Test
    void acceptsTheKernelsAndTheManPagesParameterNames() {
        SystemCall openat = catalog.find("openat").orElseThrow();
        assertThat(openat.parameters())
                .extracting(Parameter::name)
                .containsExactly("dirfd", "pathname", "flags", "mode");
        assertThat(openat.parameter("dfd")).isEqualTo(openat.parameter("dirfd"));
    }

    @Test
    void pairsPathsWithTheirDirectories() {
        Parameter newPath =
                catalog.find("renameat2").orElseThrow().parameter("newpath").orElseThrow();
        assertThat(newPath.kind())
                .isEqualTo(
                        new ParameterKind.Path(Optional.of("newdirfd"), Optional.empty(), ParameterKind.LastLink.KEEP));
    }

    @Test
    void listsTheCallsOfAClass() {
        assertThat(catalog.callsOf(CallClass.FILE))
                .extracting(SystemCall::name)
                .contains("openat", "unlink", "execve")
                .doesNotContain("read", "fork");
    }

    @Test
    void knowsConstants() {
        assertThat(catalog.constant("AT_FDCWD", Abi.X86_64)).isEqualTo(OptionalLong.of(-100));
        assertThat(catalog.constant("EPERM", Abi.X86_64)).isEqualTo(OptionalLong.of(1));
        assertThat(catalog.constant("O_NONSENSE", Abi.X86_64)).isEmpty();
    }

    @Test
    void tellsWhichHookAnUnlinkatPasses() {
        List<HookFact> hooks = catalog.find("unlinkat").orElseThrow().hooks();
        assertThat(hookNames(hooks, 0)).containsExactly("path_unlink", "inode_unlink");
        assertThat(hookNames(hooks, 0x200)).contains("path_rmdir").doesNotContain("path_unlink");
    }

    private List<String> hookNames(List<HookFact> hooks, long flags) {
        return hooks.stream()
                .filter(hook -> hook.condition().stream()
                        .allMatch(test -> test.holds(
                                flags,
                                name -> catalog.constant(name, Abi.X86_64).orElseThrow())))
                .map(HookFact::hook)
                .toList();
    }

    @Test
    void theStandardFilePassesTheChecksForForeignFiles() throws IOException {
        Catalog strict = Catalog.parse("syscalls.dat", standardBytes());
        assertThat(strict.calls()).isEqualTo(catalog.calls());
    }

    @Test
    void everyLookupByBisectionFindsWhatAScanFinds() throws IOException {
        String text = new String(standardBytes(), StandardCharsets.UTF_8);
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("constant ")) {
                assertThat(catalog.isConstant(line.split(" ", -1)[1])).as(line).isTrue();
            } else if (line.startsWith("call ") || line.startsWith("alias ")) {
                assertThat(catalog.find(line.split(" ", -1)[1])).as(line).isPresent();
            }
        }
    }

    @Test
    void aForeignFileIsNoCatalog(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("x.dat"), "hello\n");
        assertThatThrownBy(() -> Catalog.load(file))
                .isInstanceOf(CatalogException.class)
                .hasMessageContaining("x.dat:1: this is no syscall catalog");
        assertThatThrownBy(() -> Catalog.load(directory.resolve("y.dat")))
                .isInstanceOf(CatalogException.class)
                .hasMessageContaining("there is no such file");
    }

    @Test
    void aDamagedLineIsNamed() {
        assertThat(damage("call a\n\tparameter x x in u65 number : int\n"))
                .startsWith("d.dat:4: 'u65' is no integer type");
        assertThat(damage("call a\n\tresult zero\n\tentry x86_64 1 a __x64_sys_a 0:u32\n"))
                .isEqualTo("d.dat:5: the call has 0 parameters, this entry places 1");
        assertThat(damage("call b\n\ncall a\n")).startsWith("d.dat:5: 'a' must come before 'b'");
        assertThat(damage("group g bits\ncall a\n")).startsWith("d.dat:4: a call must come before the first group");
        assertThat(damage("alias b a\n")).isEqualTo("d.dat:3: there is no call 'a' in this file");
        assertThat(damage("constant A\n")).isEqualTo("d.dat:3: the value is missing after 'constant A'");
        assertThat(damage("blob A\n")).startsWith("d.dat:3: 'blob' is none of alias");
    }

    private static String damage(String body) {
        byte[] bytes = ("syscalltrack-catalog 1\n\n" + body).getBytes(StandardCharsets.UTF_8);
        try {
            Catalog.parse("d.dat", bytes);
        } catch (CatalogException e) {
            return String.valueOf(e.getMessage());
        }
        return "no error";
    }

    private static byte[] standardBytes() throws IOException {
        try (InputStream stream = Catalog.class.getResourceAsStream("syscalls.dat")) {
            assertThat(stream).isNotNull();
            return stream.readAllBytes();
        }
    }
}
