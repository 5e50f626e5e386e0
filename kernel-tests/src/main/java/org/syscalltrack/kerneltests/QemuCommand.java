package org.syscalltrack.kerneltests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The QEMU command line of a guest. */
final class QemuCommand {
    /** Debian's package {@code qemu-system-x86} has it. */
    static final String PROGRAM = "qemu-system-x86_64";

    /**
     * An oops or a warning panics, a panic restarts at once, and -no-reboot makes that QEMU's end: no test passes on a
     * kernel that has found itself damaged. A host that is busy lets the emulated timer come late, which the kernel would
     * take for a broken one (arch/x86/kernel/apic/io_apic.c, check_timer).
     */
    private static final String KERNEL_PARAMETERS =
            "panic=-1 oops=panic panic_on_warn=1 no_timer_check console=ttyS0 quiet ";

    private QemuCommand() {}

    /**
     * Builds the command.
     *
     * @param session host directory with this boot's scripts; holds the console's file too
     * @param socket UNIX socket on which the harness listens for the agent's port
     */
    static List<String> of(Kernel kernel, GuestSettings settings, Path session, Path console, Path socket) {
        List<String> command = new ArrayList<>();
        // The kernel kills QEMU when the thread that started it ends, so that no guest outlives the JVM.
        command.addAll(List.of("setpriv", "--pdeathsig", "KILL", "--"));
        command.addAll(List.of(PROGRAM, "-nodefaults", "-no-user-config", "-display", "none", "-no-reboot"));
        switch (settings.pace()) {
            case QUICK -> command.addAll(List.of("-accel", "tcg,thread=multi", "-smp", "2"));
            case IN_TURNS -> command.addAll(List.of("-accel", "tcg,thread=single", "-smp", "2"));
            case COUNTED ->
                command.addAll(List.of("-accel", "tcg,thread=single", "-icount", "shift=0,sleep=off", "-smp", "1"));
        }
        command.addAll(List.of("-cpu", "max", "-m", Integer.toString(settings.memoryMebibytes())));
        command.addAll(List.of("-kernel", kernel.vmlinux().toString()));
        command.addAll(List.of("-initrd", kernel.initramfs().toString()));
        command.addAll(List.of("-append", KERNEL_PARAMETERS + settings.kernelParameters()));
        command.addAll(List.of("-serial", "file:" + console));
        command.addAll(List.of("-virtfs", share(Path.of("/"), "hostroot")));
        command.addAll(List.of("-virtfs", share(session, "session")));
        command.addAll(List.of("-device", "virtio-serial-pci"));
        command.addAll(List.of("-chardev", "socket,id=agent,path=" + escape(socket)));
        command.addAll(List.of("-device", "virtserialport,chardev=agent,name=agent"));
        return List.copyOf(command);
    }

    /** A read-only 9p export; multidevs=remap keeps inode numbers apart across the host's mounts. */
    private static String share(Path directory, String tag) {
        return "local,path=" + escape(directory) + ",mount_tag=" + tag
                + ",security_model=none,readonly=on,multidevs=remap";
    }

    /** In QEMU's option lists a comma inside a value is written twice. */
    private static String escape(Path path) {
        return path.toString().replace(",", ",,");
    }
}
