package org.syscalltrack.runtime.libbpf;

import com.sun.jna.Callback;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.runtime.MachineException;

/**
 * The functions of {@code libbpf.so.1} that we call, by their C names (bpf/libbpf.h and bpf/bpf.h of libbpf 1.1). A
 * {@code size_t} is a {@code long}. Functions that return {@code int} give a negative error number, those that return a
 * pointer give NULL and set errno, as libbpf does since 1.0.
 */
final class LibBpf {
    static final String LIBRARY = "libbpf.so.1";

    private LibBpf() {}

    /** {@code libbpf_print_fn_t}; on our architectures a {@code va_list} parameter arrives as a pointer. */
    interface PrintFunction extends Callback {
        int print(int level, Pointer format, Pointer arguments);
    }

    /** Binds the functions; does nothing the second time. */
    static void bind() {
        Binding.bind();
    }

    static native @Nullable Pointer libbpf_set_print(PrintFunction function);

    static native int libbpf_num_possible_cpus();

    /** Knows libbpf's own error numbers, from 4000 on, besides those of errno(3). */
    static native int libbpf_strerror(int error, byte[] buffer, long size);

    /** Returns the words for a positive error number. */
    static String describe(int error) {
        byte[] buffer = new byte[128];
        libbpf_strerror(error, buffer, buffer.length);
        return Native.toString(buffer, StandardCharsets.UTF_8);
    }

    static native @Nullable Pointer bpf_object__open_mem(Pointer bytes, long size, Pointer options);

    static native int bpf_object__load(Pointer object);

    static native void bpf_object__close(Pointer object);

    static native @Nullable Pointer bpf_object__next_program(Pointer object, @Nullable Pointer previous);

    static native @Nullable Pointer bpf_object__find_program_by_name(Pointer object, String name);

    static native @Nullable Pointer bpf_object__find_map_by_name(Pointer object, String name);

    static native String bpf_program__name(Pointer program);

    static native int bpf_program__set_autoload(Pointer program, boolean load);

    static native int bpf_program__set_log_buf(Pointer program, Pointer buffer, long size);

    static native int bpf_program__fd(Pointer program);

    static native @Nullable Pointer bpf_program__attach(Pointer program);

    static native int bpf_map__fd(Pointer map);

    static native int bpf_map__reuse_fd(Pointer map, int descriptor);

    static native int bpf_map__set_initial_value(Pointer map, byte[] value, long size);

    static native int bpf_link__fd(Pointer link);

    static native int bpf_link__destroy(Pointer link);

    static native int bpf_obj_pin(int descriptor, String path);

    static native int bpf_obj_get(String path);

    static native int bpf_map_create(
            int type, String name, int keySize, int valueSize, int entries, @Nullable Pointer options);

    static native int bpf_map_freeze(int descriptor);

    static native int bpf_map_lookup_elem(int descriptor, byte[] key, byte[] value);

    static native int bpf_map_update_elem(int descriptor, byte[] key, byte[] value, long flags);

    /** @param key the key before, or null for the first */
    static native int bpf_map_get_next_key(int descriptor, byte @Nullable [] key, byte[] next);

    static native int bpf_map_delete_elem(int descriptor, byte[] key);

    static native int bpf_obj_get_info_by_fd(int descriptor, byte[] info, IntByReference size);

    /** Loads the library when first touched. */
    private static final class Binding {
        static {
            try {
                Native.register(LibBpf.class, NativeLibrary.getInstance(LIBRARY));
            } catch (UnsatisfiedLinkError e) {
                throw new MachineException(
                        LIBRARY + " cannot be loaded: install libbpf 1.0 or newer (on Debian and Ubuntu the package"
                                + " libbpf1)",
                        e);
            }
        }

        private Binding() {}

        static void bind() {}
    }
}
