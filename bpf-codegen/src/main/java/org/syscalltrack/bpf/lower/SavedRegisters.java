package org.syscalltrack.bpf.lower;

import org.syscalltrack.dsl.catalog.Abi;

/**
 * Where a system call's arguments lie in {@code struct pt_regs}. Its layout is part of the user interface (ptrace), so
 * offsets are constants here.
 */
final class SavedRegisters {
    /** {@code orig_ax} of {@code arch/x86/include/asm/ptrace.h}: the number of the call, 32 bits count. */
    static final int X86_NUMBER = 120;

    /** di, si, dx, r10, r8, r9: {@code syscall_get_arguments} of {@code arch/x86/include/asm/syscall.h}. */
    private static final int[] X86_64 = {112, 104, 96, 56, 72, 64};
    /** bx, cx, dx, si, di, bp: {@code SC_IA32_REGS_TO_ARGS} of {@code arch/x86/include/asm/syscall_wrapper.h}. */
    private static final int[] I386 = {40, 88, 96, 104, 112, 32};

    private SavedRegisters() {}

    private static final int X86_INSTRUCTION_POINTER = 128;
    private static final int X86_STACK_POINTER = 152;

    /** The offsets of what tells a call from another of its thread: where it is made from, its stack, its arguments. */
    static int[] identity(Abi abi) {
        int[] offsets = new int[2 + X86_64.length];
        offsets[0] = X86_INSTRUCTION_POINTER;
        offsets[1] = X86_STACK_POINTER;
        for (int slot = 0; slot < X86_64.length; slot++) {
            offsets[2 + slot] = argument(abi, slot);
        }
        return offsets;
    }

    /** The offset of an argument slot, 0 to 5. */
    static int argument(Abi abi, int slot) {
        return switch (abi) {
            case X86_64 -> X86_64[slot];
            case I386 -> I386[slot];
            case ARM64, RISCV64 ->
                throw new CannotLowerException("eBPF objects are made for x86_64; for " + abi.label()
                        + " compile with --arch x86_64 or use the kernel module");
        };
    }

    /** Whether the ABI is the 32-bit one of the architecture. */
    static boolean isCompat(Abi abi) {
        return abi == Abi.I386;
    }
}
