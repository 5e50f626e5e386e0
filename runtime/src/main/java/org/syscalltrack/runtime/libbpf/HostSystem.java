package org.syscalltrack.runtime.libbpf;

import com.sun.jna.Native;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.syscalltrack.runtime.MachineException;
import org.syscalltrack.runtime.bpf.RingMemory;

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

    /**
     * Maps a ring of events that a file gives, in the layout of a BPF ring buffer. The file has nothing to wait for, so
     * a reader that waits sleeps.
     *
     * @param file what to map
     * @param bytes the size of its data
     * @param isOver says whether the file's owner writes no more
     * @throws MachineException where the file cannot be opened or mapped
     */
    public static RingMemory mapRing(Path file, int bytes, BooleanSupplier isOver) {
        int descriptor = LibC.open(file.toString(), LibC.O_RDWR);
        if (descriptor < 0) {
            throw new MachineException("cannot open " + file + ": " + LibC.strerror(Native.getLastError()));
        }
        return new FileRing(descriptor, new MappedRing(descriptor, bytes), isOver);
    }

    /**
     * Inserts a module into the kernel.
     *
     * @param image the bytes of its file
     * @param parameters as {@code insmod} takes them
     * @return 0, or the error's number
     */
    public static int insertModule(byte[] image, String parameters) {
        return LibC.init_module(image, image.length, parameters) < 0 ? Native.getLastError() : 0;
    }

    /**
     * Removes a module from the kernel, unless something uses it.
     *
     * @return 0, or the error's number
     */
    public static int removeModule(String name) {
        return LibC.delete_module(name, LibC.O_NONBLOCK) < 0 ? Native.getLastError() : 0;
    }

    /**
     * Sends a signal to a process, as kill(2) does.
     *
     * @return whether there is such a process
     */
    public static boolean signal(int process, int number) {
        return LibC.kill(process, number) == 0;
    }

    /** Returns what an error's number means, as the C library says it. */
    public static String describeError(int number) {
        return LibC.strerror(number);
    }

    /** Returns the moment that {@code CLOCK_BOOTTIME} counts from. */
    public static Instant bootTime() {
        return Instant.now().minusNanos(nanosecondsSinceBoot());
    }

    /** Returns what {@code CLOCK_BOOTTIME} says: nanoseconds since boot, suspended time included. */
    public static long nanosecondsSinceBoot() {
        long[] sinceBoot = new long[2];
        LibC.clock_gettime(LibC.CLOCK_BOOTTIME, sinceBoot);
        return TimeUnit.SECONDS.toNanos(sinceBoot[0]) + sinceBoot[1];
    }
}
