package org.syscalltrack.runtime.libbpf;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** The functions of the C library that Java has no word for, by their C names. A {@code size_t} is a {@code long}. */
final class LibC {
    static final int PROT_READ = 1;
    static final int PROT_WRITE = 2;
    static final int MAP_SHARED = 1;
    static final short POLLIN = 1;
    static final int O_RDWR = 2;
    /** O_NONBLOCK of asm-generic/fcntl.h: delete_module does not wait for a module that is in use. */
    static final int O_NONBLOCK = 04000;
    /** {@code clockid_t} of linux/time.h: nanoseconds since boot, suspended time included. */
    static final int CLOCK_BOOTTIME = 7;

    static {
        Native.register(LibC.class, NativeLibrary.getInstance("c"));
    }

    private LibC() {}

    static native int close(int descriptor);

    static native int vsnprintf(Pointer buffer, long size, Pointer format, Pointer arguments);

    static native String strerror(int errno);

    static native Pointer mmap(@Nullable Pointer address, long length, int protection, int flags, int fd, long offset);

    static native int munmap(Pointer address, long length);

    static native int getpagesize();

    static native int open(String path, int flags);

    /** The C library exports it without a declaration; see init_module(2). */
    static native int init_module(byte[] image, long length, String parameters);

    /** The C library exports it without a declaration; see delete_module(2). */
    static native int delete_module(String name, int flags);

    /** @param descriptors one {@code struct pollfd}: int fd; short events; short revents */
    static native int poll(Pointer descriptors, long count, int milliseconds);

    static native int kill(int process, int signal);

    static native int mount(String source, String target, String type, long flags, @Nullable Pointer data);

    static native int umount(String target);

    /** @param time {@code struct timespec}: long tv_sec; long tv_nsec */
    static native int clock_gettime(int clock, long[] time);
}
