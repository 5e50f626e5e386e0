package org.syscalltrack.bpf.asm;

/** The numbers that make up an opcode byte and the reserved register numbers (RFC 9669, sections 3 to 5). */
final class Opcode {
    static final int CLASS_LD = 0x00;
    static final int CLASS_LDX = 0x01;
    static final int CLASS_ST = 0x02;
    static final int CLASS_STX = 0x03;
    static final int CLASS_ALU = 0x04;
    static final int CLASS_JMP = 0x05;
    static final int CLASS_JMP32 = 0x06;
    static final int CLASS_ALU64 = 0x07;
    static final int CLASS_MASK = 0x07;

    static final int MODE_IMM = 0x00;
    static final int MODE_ABS = 0x20;
    static final int MODE_IND = 0x40;
    static final int MODE_MEM = 0x60;
    static final int MODE_MEMSX = 0x80;
    static final int MODE_ATOMIC = 0xc0;
    static final int MODE_MASK = 0xe0;

    static final int OPERATION_MASK = 0xf0;
    static final int SOURCE_REGISTER = 0x08;

    static final int ALU_NEGATE = 0x80;
    static final int ALU_END = 0xd0;

    static final int JUMP_ALWAYS = 0x00;
    static final int JUMP_CALL = 0x80;
    static final int JUMP_EXIT = 0x90;

    static final int LOAD_WIDE = 0x18;

    /** BPF_PSEUDO_*: what the source register's number says about a wide constant. */
    static final int PSEUDO_MAP_FD = 1;

    static final int PSEUDO_MAP_VALUE = 2;
    static final int PSEUDO_BTF_ID = 3;
    static final int PSEUDO_FUNCTION = 4;
    static final int PSEUDO_MAP_INDEX = 5;
    static final int PSEUDO_MAP_INDEX_VALUE = 6;

    /** BPF_PSEUDO_CALL and BPF_PSEUDO_KFUNC_CALL: the same for a call. */
    static final int PSEUDO_CALL = 1;

    static final int PSEUDO_KERNEL_CALL = 2;

    private Opcode() {}
}
