package org.syscalltrack.runtime.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syscalltrack.runtime.MachineException;

/** What is said where a module cannot be built or inserted. */
class ModuleLoaderTest {
    @TempDir
    private Path directory;

    private Path procfs;
    private Path sources;

    @BeforeEach
    void directories() throws IOException {
        procfs = Files.createDirectory(directory.resolve("proc"));
        sources = Files.createDirectory(directory.resolve("rules.kmod"));
    }

    private ModuleLoader loader(Map<String, String> environment) {
        return new ModuleLoader(procfs, directory.resolve("mark"), directory, "6.99.0-test", environment);
    }

    private void image(String name, String information) throws IOException {
        Files.writeString(sources.resolve(name), "ELF\0" + information + "\0", StandardCharsets.ISO_8859_1);
    }

    @Test
    void missingHeadersAreNamedByTheirPackage() {
        assertThatThrownBy(() -> loader(Map.of("KDIR", "/nowhere/build")).upload(sources))
                .isInstanceOf(MachineException.class)
                .hasMessage("a kernel module is built with the headers of the kernel, and those of 6.99.0-test are"
                        + " missing (/nowhere/build): install the Debian package linux-headers-6.99.0-test");
    }

    @Test
    void aMissingCompilerIsNamedByItsPackage() throws IOException {
        Path headers = Files.createDirectory(directory.resolve("headers"));
        Files.createFile(headers.resolve("Makefile"));
        assertThatThrownBy(() -> loader(Map.of("KDIR", headers.toString(), "PATH", "/nowhere"))
                        .upload(sources))
                .isInstanceOf(MachineException.class)
                .hasMessage("a kernel module is built with the command make, which is missing: install the Debian"
                        + " package make");
    }

    @Test
    void aModuleForAnotherKernelIsRefused() throws IOException {
        image("syscalltrack_a.ko", "vermagic=6.1.0-56-amd64 SMP preempt mod_unload modversions ");
        assertThatThrownBy(() -> loader(Map.of()).upload(sources))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("was built for the kernel 6.1.0-56-amd64, but 6.99.0-test runs here: remove it");
    }

    @Test
    void twoModulesCannotHaveOneName() throws IOException {
        image("syscalltrack_a.ko", "vermagic=6.99.0-test SMP ");
        Path module = Files.createDirectory(procfs.resolve("syscalltrack_a"));
        Files.writeString(module.resolve("control"), "running 1\n");
        assertThatThrownBy(() -> loader(Map.of()).upload(sources))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining(
                        "Device or resource busy: a module with the name syscalltrack_a is in the kernel");
    }

    @Test
    void theMarkStaysUntilItIsUnloaded() {
        ModuleLoader loader = loader(Map.of());
        assertThat(loader.unload()).isFalse();
        loader.prepare();
        assertThat(directory.resolve("mark")).exists();
        assertThat(loader.isLoaded()).isFalse();
        assertThat(loader.unload()).isTrue();
        assertThat(directory.resolve("mark")).doesNotExist();
    }
}
