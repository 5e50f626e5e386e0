package org.syscalltrack.kerneltests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A kernel in the cache that {@code kernel-tests/bin/fetch-kernels} fills.
 *
 * @param series the series it was asked for by, such as {@code 6.12}
 * @param release what {@code uname -r} says in its guest, such as {@code 6.12.117+deb12-amd64}
 * @param directory where its {@code vmlinux}, {@code initramfs} and {@code lib/modules} lie
 */
public record Kernel(String series, String release, Path directory) {

    /**
     * Looks a kernel up in the cache.
     *
     * @param series such as {@code 6.1}
     * @throws GuestException of kind {@link GuestException.Kind#NOT_AVAILABLE} when it is not there
     */
    public static Kernel ofSeries(String series) {
        Path link = cache(System.getenv()).resolve(series);
        try {
            Path directory = link.toRealPath();
            for (String needed : new String[] {"vmlinux", "initramfs", "lib/modules"}) {
                if (!Files.exists(directory.resolve(needed))) {
                    throw missing(series, link);
                }
            }
            return new Kernel(
                    series, Files.readString(directory.resolve("release")).strip(), directory);
        } catch (IOException notThere) {
            throw missing(series, link);
        }
    }

    private static GuestException missing(String series, Path link) {
        return new GuestException(
                GuestException.Kind.NOT_AVAILABLE,
                "kernel " + series + " is not in " + link + ": run kernel-tests/bin/fetch-kernels " + series);
    }

    /** The cache's directory, found as {@code fetch-kernels} finds it. */
    static Path cache(Map<String, String> environment) {
        String chosen = environment.getOrDefault("SCT_KERNEL_CACHE", "");
        if (!chosen.isEmpty()) {
            return Path.of(chosen).toAbsolutePath();
        }
        String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path parent = caches.isEmpty() ? Path.of(environment.getOrDefault("HOME", "/root"), ".cache") : Path.of(caches);
        return parent.resolve("syscalltrack/kernels").toAbsolutePath();
    }

    /** The uncompressed ELF kernel, which QEMU starts through its PVH entry. */
    public Path vmlinux() {
        return directory.resolve("vmlinux");
    }

    /** The small first file system: busybox and the modules that reach the host's. */
    public Path initramfs() {
        return directory.resolve("initramfs");
    }

    /** All modules of this kernel, as {@code /lib/modules/RELEASE} in the guest. */
    public Path modules() {
        return directory.resolve("lib/modules").resolve(release);
    }
}
