package org.syscalltrack.bpf.asm;

/** How many bits of its registers an arithmetic operation or a comparison uses. */
public enum Width {
    /** The low 32 bits; a written register's high half becomes zero. */
    W32(Opcode.CLASS_ALU, Opcode.CLASS_JMP32),
    /** All 64 bits. */
    W64(Opcode.CLASS_ALU64, Opcode.CLASS_JMP);

    private final int aluClass;
    private final int jumpClass;

    Width(int aluClass, int jumpClass) {
        this.aluClass = aluClass;
        this.jumpClass = jumpClass;
    }

    int aluClass() {
        return aluClass;
    }

    int jumpClass() {
        return jumpClass;
    }

    /** 32 or 64. */
    public int bits() {
        return this == W32 ? 32 : 64;
    }
}
