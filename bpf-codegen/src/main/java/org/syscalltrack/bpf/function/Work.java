package org.syscalltrack.bpf.function;

import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.Assembler;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.bpf.btf.CoreEmitter;
import org.syscalltrack.bpf.btf.CoreField;
import org.syscalltrack.bpf.btf.KernelTypes;

/**
 * The memory that the functions work on, so that the verifier, which follows what lies on the stack exactly, sees the
 * same state in every round of a loop. Offsets in bytes; all fields but the last two have eight.
 */
public final class Work {
    /** The dentry at which a walk is. */
    public static final int DENTRY = 0;
    /** The mount at which a walk is; a walk is given the address of its {@code struct vfsmount}. */
    public static final int MOUNT = 8;
    /** The task whose executable is asked for. */
    public static final int TASK = 16;

    static final int MOUNT_ROOT = 24;
    static final int ROOT = 32;
    static final int ROOT_MOUNT = 40;
    static final int POSITION = 48;
    static final int STATE = 56;
    static final int LENGTH = 64;
    static final int START = 72;
    static final int INDEX = 80;
    static final int TEXT_LENGTH = 88;
    static final int GOING_BACK = 96;

    /** A copy of the first bytes of a kernel struct, or a name. */
    static final int COPY = 128;

    /** The path, written from its end; nothing lies there once it has been copied to its room. */
    public static final int PATH = COPY + 256;

    /** The longest string, which is one shorter than the kernel's PATH_MAX. */
    static final int LONGEST = 4095;
    /** Where the path ends, and its NUL stands. */
    static final int END = LONGEST + 1;
    /** NAME_MAX of {@code include/uapi/linux/limits.h}. */
    static final int LONGEST_NAME = 255;

    /** The bytes of {@code /..}, which may stand behind the longest path until it is seen what they mean. */
    static final int PARENT = 3;

    /** How large the memory is, in bytes: behind the path is room for a name, as the verifier sees it. */
    public static final int BYTES = PATH + END + 2 * 256;
    /** How much room a function needs for a string. */
    public static final int STRING_BYTES = LONGEST + PARENT + 1;

    /** A walk has come to its end. */
    static final int DONE = 1;

    /** Outcomes of all functions that give a string; a positive one is the length with the NUL. */
    static final int ABSENT = 0;

    static final int UNREADABLE = -1;

    private Work() {}

    /**
     * Reads a field of a kernel struct into the memory, whose address is in R6; R0 to R5 are lost.
     *
     * @param to where to
     * @param base the struct's address; not R1 or R2
     */
    static void read(Assembler code, KernelTypes types, int to, Register base, CoreField field, Label failed) {
        if (base != Register.R3) {
            code.move(Register.R3, base);
        }
        new CoreEmitter(code, types).address(Register.R3, field);
        read(code, to, field.type().bytes(), failed);
    }

    /** Reads so many bytes from the address in R3. */
    static void read(Assembler code, int to, int bytes, Label failed) {
        code.move(Register.R1, Register.R6);
        if (to != 0) {
            code.alu(AluOp.ADD, Register.R1, to);
        }
        code.move(Register.R2, bytes).call(Helper.PROBE_READ_KERNEL).jumpIf(JumpOp.NE, Register.R0, 0, failed);
    }

    /** {@code R0 = value; exit}. */
    static void leave(Assembler code, int value) {
        code.move(Register.R0, value).exit();
    }

    /** Takes the memory and the string's room over into R6 and R7; they may be null as far as the verifier knows. */
    static void begin(Assembler code, Label failed) {
        code.move(Register.R6, Register.R1)
                .move(Register.R7, Register.R2)
                .jumpIf(JumpOp.EQ, Register.R6, 0, failed)
                .jumpIf(JumpOp.EQ, Register.R7, 0, failed);
    }

    /** {@code destination} = a field of the memory. */
    static void load(Assembler code, Register destination, int field) {
        code.load(Size.DW, destination, Register.R6, field);
    }

    /** A field of the memory = {@code from}. */
    static void store(Assembler code, int field, Register from) {
        code.store(Size.DW, Register.R6, field, from);
    }
}
