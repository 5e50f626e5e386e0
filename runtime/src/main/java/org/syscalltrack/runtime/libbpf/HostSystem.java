package org.syscalltrack.runtime.libbpf;

import com.sun.jna.Native;
import java.nio.file.Path;
import java.time.Instant;
import org.syscalltrack.runtime.MachineException;

/** The few system calls, besides those on BPF, that Java has no word for. */
public final class HostSystem {
    private HostSystem() {}

    /**
     * Mounts a file system that has no device.
     *
     * @throws MachineException where the kernel refuses
     */
    public static void mount(String type, Path directory) {
        if (LibC.mount(type, directory.toString(), type, 0, null) < 0) {
            throw new MachineException("cannot mount a file system of type " + type + " at " + directory + ": "
                    + LibC.strerror(Native.getLastError()));
        }
    }

    /**
     * Unmounts a file system.
     *
     * @throws MachineException where the kernel refuses
     */
    public static void unmount(Path directory) {
        if (LibC.umount(directory.toString()) < 0) {
            throw new MachineException("cannot unmount " + directory + ": " + LibC.strerror(Native.getLastError()));
        }
    }

    /** Returns the moment that {@code CLOCK_BOOTTIME} counts from. */
    public static Instant bootTime() {
        long[] sinceBoot = new long[2];
        LibC.clock_gettime(LibC.CLOCK_BOOTTIME, sinceBoot);
        return Instant.now().minusSeconds(sinceBoot[0]).minusNanos(sinceBoot[1]);
    }
}
