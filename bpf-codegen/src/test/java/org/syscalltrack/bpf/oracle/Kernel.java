package org.syscalltrack.bpf.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The running kernel as a judge of objects: its verifier loads them by bpftool, nothing is attached. Pins go into a BPF
 * file system of its own, which goes away on close.
 */
public final class Kernel implements AutoCloseable {
    private final Path mountPoint;

    private Kernel(Path mountPoint) {
        this.mountPoint = mountPoint;
    }

    /** Mounts the file system; aborts the test where programs cannot be loaded. */
    public static Kernel open() throws IOException {
        Assumptions.assumeTrue(
                "root".equals(System.getProperty("user.name")), "not run: loading eBPF programs needs root");
        Assumptions.assumeTrue(
                Files.exists(Path.of("/sys/kernel/btf/vmlinux")), "not run: this kernel has no BTF of itself");
        Path mountPoint = Files.createTempDirectory("bpf-test");
        Tool.Result mounted = Tool.MOUNT.tryRun("-t", "bpf", "bpf", mountPoint.toString());
        if (mounted.status() != 0) {
            Files.delete(mountPoint);
        }
        Assumptions.assumeTrue(mounted.status() == 0, () -> "not run: cannot mount bpffs: " + mounted.output());
        return new Kernel(mountPoint);
    }

    /** Loads all programs and pins each under its name in the directory; bpftool's report with the verifier's log. */
    public Tool.Result load(Path object, String directory) {
        return Tool.BPFTOOL.tryRun(
                "-d", "prog", "loadall", object.toString(), path(directory), "pinmaps", path(directory + "_maps"));
    }

    /** The same without the verifier's log, which is long for large programs. */
    public Tool.Result loadSilently(Path object, String directory) {
        return Tool.BPFTOOL.tryRun("prog", "loadall", object.toString(), path(directory));
    }

    /** The names of the pins in a directory. */
    public List<String> pins(String directory) throws IOException {
        try (Stream<Path> pins = Files.list(mountPoint.resolve(directory))) {
            return pins.map(pin -> pin.getFileName().toString()).sorted().toList();
        }
    }

    /** The path of a pin. */
    public String path(String pin) {
        return mountPoint.resolve(pin).toString();
    }

    @Override
    public void close() throws IOException {
        Tool.UMOUNT.run(mountPoint.toString());
        Files.delete(mountPoint);
    }
}
