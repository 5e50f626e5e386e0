package org.syscalltrack.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.syscalltrack.bpf.btf.Btf;
import org.syscalltrack.bpf.btf.BtfFormatException;
import org.syscalltrack.bpf.kernel.TargetKernel;

/** Reads a kernel's types from a copy of its {@code /sys/kernel/btf/vmlinux}. */
final class KernelTypeFile {
    private KernelTypeFile() {}

    /**
     * Reads the file.
     *
     * @throws InputException where it cannot be read or holds no such types
     */
    static TargetKernel.OfTypes read(String file) {
        try {
            return new TargetKernel.OfTypes(file, Btf.read(Files.readAllBytes(Path.of(file))));
        } catch (NoSuchFileException e) {
            throw new InputException("there is no file " + file);
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + e.getMessage());
        } catch (BtfFormatException e) {
            throw new InputException(file + " holds no types of a kernel (" + e.getMessage()
                    + "); copy /sys/kernel/btf/vmlinux of the machine that the rules are for");
        }
    }
}
