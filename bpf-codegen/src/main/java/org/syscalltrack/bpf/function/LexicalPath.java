package org.syscalltrack.bpf.function;

import static org.syscalltrack.bpf.asm.Register.R0;
import static org.syscalltrack.bpf.asm.Register.R1;
import static org.syscalltrack.bpf.asm.Register.R10;
import static org.syscalltrack.bpf.asm.Register.R2;
import static org.syscalltrack.bpf.asm.Register.R3;
import static org.syscalltrack.bpf.asm.Register.R4;
import static org.syscalltrack.bpf.asm.Register.R5;
import static org.syscalltrack.bpf.asm.Register.R6;
import static org.syscalltrack.bpf.asm.Register.R7;
import static org.syscalltrack.bpf.asm.Register.R8;
import static org.syscalltrack.bpf.asm.Register.R9;

import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.Assembler;
import org.syscalltrack.bpf.asm.Code;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;

/**
 * A path that a call names, made absolute and normal by its text alone ({@code docs/language-details.md} 4, 34 and 35):
 * joined to the directory that it is relative to, without {@code .}, {@code ..} and empty components.
 */
final class LexicalPath {
    /** In the argument {@code directory}, beside the descriptor: the call names a directory. */
    static final int DIRECTORY_BIT = 32;
    /** AT_FDCWD of {@code include/uapi/linux/fcntl.h}. */
    private static final int CALLERS_DIRECTORY = -100;
    /** One for each byte of the text, and one for each byte of it and of the directory that {@code ..} takes away. */
    private static final int STEPS = 4 * (Work.LONGEST + 1);

    private static final int WORK_SLOT = -24;
    private static final int ROOM_SLOT = -16;
    private static final int TEXT_SLOT = -8;
    private static final int DIRECTORY_SLOT = -32;

    private LexicalPath() {}

    /**
     * {@code long lexical(work, room, text, long outcome, unsigned long directory)}.
     *
     * <p>{@code outcome}: the length of the text with its NUL, or what came of reading it.
     */
    static Code lexical(String name, String step, String callersDirectory, String descriptor) {
        Assembler code = new Assembler(name);
        Label failed = new Label("failed");
        Label ended = new Label("ended");
        Label absolute = new Label("absolute");
        Label named = new Label("named");
        Work.begin(code, failed);
        code.move(R8, R3)
                .jumpIf(JumpOp.EQ, R8, 0, failed)
                .move(R9, R4)
                .store(Size.DW, R10, DIRECTORY_SLOT, R5)
                .jumpIf(JumpOp.SLT, R9, 0, failed)
                .jumpIf(JumpOp.GT, R9, Work.END, failed)
                .jumpIf(JumpOp.GT, R9, 1, named);
        // Nothing but the directory is named, if one is.
        code.move(R0, Work.ABSENT).alu(AluOp.RSH, R5, DIRECTORY_BIT).jumpIf(JumpOp.EQ, R5, 0, ended);
        directory(code, callersDirectory, descriptor);
        code.exit().bind(named).store(Size.DW, R6, Work.LENGTH, 0);
        code.load(Size.B, R1, R8, 0).jumpIf(JumpOp.EQ, R1, BackwardPath.SLASH, absolute);
        directory(code, callersDirectory, descriptor);
        code.jumpIf(JumpOp.SLE, R0, 0, ended);
        // The root's slash is that of the first component.
        code.alu(AluOp.SUB, R0, 1).jumpIf(JumpOp.EQ, R0, 1, absolute);
        Work.store(code, Work.LENGTH, R0);
        code.bind(absolute);
        beginComponent(code, failed);
        code.alu(AluOp.SUB, R9, 1);
        Work.store(code, Work.TEXT_LENGTH, R9);
        code.store(Size.DW, R6, Work.INDEX, 0)
                .store(Size.DW, R6, Work.GOING_BACK, 0)
                .store(Size.DW, R6, Work.STATE, 0)
                .store(Size.DW, R10, WORK_SLOT, R6)
                .store(Size.DW, R10, ROOM_SLOT, R7)
                .store(Size.DW, R10, TEXT_SLOT, R8)
                .move(R1, STEPS)
                .loadFunction(R2, step)
                .move(R3, R10)
                .alu(AluOp.ADD, R3, WORK_SLOT)
                .move(R4, 0)
                .call(Helper.LOOP);
        Work.load(code, R1, Work.STATE);
        code.jumpIf(JumpOp.NE, R1, Work.DONE, failed);
        finish(code, failed);
        code.bind(failed).move(R0, Work.UNREADABLE).bind(ended).exit();
        return code.assemble();
    }

    /** {@code R0} = the outcome of the directory's path in the room. */
    private static void directory(Assembler code, String callersDirectory, String descriptor) {
        Label other = new Label("other_directory");
        Label done = new Label("directory_done");
        code.load(Size.W, R3, R10, DIRECTORY_SLOT)
                .move(R1, R6)
                .move(R2, R7)
                .jumpIf32(JumpOp.NE, R3, CALLERS_DIRECTORY, other)
                .call(callersDirectory)
                .jump(done)
                .bind(other)
                .call(descriptor)
                .bind(done);
    }

    private static void finish(Assembler code, Label failed) {
        Label named = new Label("length_known");
        Work.load(code, R1, Work.LENGTH);
        code.jumpIf(JumpOp.NE, R1, 0, named)
                .store(Size.B, R7, 0, BackwardPath.SLASH)
                .move(R1, 1)
                .bind(named)
                .jumpIf(JumpOp.GT, R1, Work.LONGEST, failed)
                .alu(AluOp.ADD, R7, R1)
                .store(Size.B, R7, 0, 0)
                .move(R0, R1)
                .alu(AluOp.ADD, R0, 1)
                .exit();
    }

    /** Begins a component at the path's end with a slash; R1 and R2 are lost. */
    private static void beginComponent(Assembler code, Label failed) {
        Work.load(code, R1, Work.LENGTH);
        code.jumpIf(JumpOp.GT, R1, Work.LONGEST, failed);
        Work.store(code, Work.START, R1);
        code.move(R2, R7).alu(AluOp.ADD, R2, R1).store(Size.B, R2, 0, BackwardPath.SLASH);
        code.alu(AluOp.ADD, R1, 1);
        Work.store(code, Work.LENGTH, R1);
    }

    /** The loop's step: one byte of the text, or one byte back. */
    static Code step(String name) {
        Assembler code = new Assembler(name);
        Label text = new Label("text");
        Label component = new Label("component");
        Label whole = new Label("component_whole");
        Label last = new Label("last");
        Label failed = new Label("failed");
        code.load(Size.DW, R6, R2, 0)
                .load(Size.DW, R7, R2, ROOM_SLOT - WORK_SLOT)
                .load(Size.DW, R8, R2, TEXT_SLOT - WORK_SLOT);
        Work.load(code, R1, Work.GOING_BACK);
        code.jumpIf(JumpOp.EQ, R1, 0, text);
        back(code, component, failed);
        code.bind(text);
        byteOfText(code, whole, failed);
        code.bind(whole);
        component(code, component, failed);
        code.bind(component);
        Work.load(code, R1, Work.INDEX);
        Work.load(code, R2, Work.TEXT_LENGTH);
        code.jumpIf(JumpOp.GT, R1, R2, last);
        beginComponent(code, failed);
        Work.leave(code, 0);
        code.bind(last).store(Size.DW, R6, Work.STATE, Work.DONE).bind(failed);
        Work.leave(code, 1);
        return code.assemble();
    }

    /** Takes a byte of the path's last component away; with its slash the whole is gone. */
    private static void back(Assembler code, Label component, Label failed) {
        Label gone = new Label("gone");
        Label more = new Label("more");
        Work.load(code, R1, Work.LENGTH);
        code.jumpIf(JumpOp.EQ, R1, 0, gone).alu(AluOp.SUB, R1, 1);
        Work.store(code, Work.LENGTH, R1);
        byteOfPath(code, R1, 0, R2, failed);
        code.jumpIf(JumpOp.NE, R2, BackwardPath.SLASH, more)
                .bind(gone)
                .store(Size.DW, R6, Work.GOING_BACK, 0)
                .jump(component)
                .bind(more);
        Work.leave(code, 0);
    }

    /** Copies a byte of the text; goes on where a slash or the end follows a component. */
    private static void byteOfText(Assembler code, Label whole, Label failed) {
        Work.load(code, R1, Work.INDEX);
        Work.load(code, R2, Work.TEXT_LENGTH);
        code.move(R3, R1).alu(AluOp.ADD, R3, 1);
        Work.store(code, Work.INDEX, R3);
        code.jumpIf(JumpOp.GE, R1, R2, whole)
                .jumpIf(JumpOp.GT, R1, Work.LONGEST, failed)
                .alu(AluOp.ADD, R8, R1)
                .load(Size.B, R3, R8, 0)
                .jumpIf(JumpOp.EQ, R3, BackwardPath.SLASH, whole);
        Work.load(code, R1, Work.LENGTH);
        code.jumpIf(JumpOp.GE, R1, Work.LONGEST + Work.PARENT, failed)
                .alu(AluOp.ADD, R7, R1)
                .store(Size.B, R7, 0, R3)
                .alu(AluOp.ADD, R1, 1);
        Work.store(code, Work.LENGTH, R1);
        Work.leave(code, 0);
    }

    /** Looks whether the last component is one that means something. */
    private static void component(Assembler code, Label kept, Label failed) {
        Label dropped = new Label("dropped");
        Work.load(code, R1, Work.LENGTH);
        Work.load(code, R3, Work.START);
        code.move(R4, R1)
                .alu(AluOp.SUB, R4, R3)
                .jumpIf(JumpOp.EQ, R4, 1, dropped)
                .jumpIf(JumpOp.GT, R4, 3, kept);
        byteOfPath(code, R1, -1, R2, failed);
        code.jumpIf(JumpOp.NE, R2, '.', kept).jumpIf(JumpOp.EQ, R4, 2, dropped);
        byteOfPath(code, R1, -2, R2, failed);
        code.jumpIf(JumpOp.NE, R2, '.', kept).store(Size.DW, R6, Work.GOING_BACK, 1);
        Work.store(code, Work.LENGTH, R3);
        Work.leave(code, 0);
        code.bind(dropped);
        Work.store(code, Work.LENGTH, R3);
    }

    /** {@code destination} = the path's byte so far from {@code index}; R5 is lost. */
    private static void byteOfPath(Assembler code, Register index, int distance, Register destination, Label failed) {
        code.move(R5, index);
        if (distance != 0) {
            code.alu(AluOp.ADD, R5, distance);
        }
        code.jumpIf(JumpOp.GE, R5, Work.LONGEST + Work.PARENT, failed)
                .alu(AluOp.ADD, R5, R7)
                .load(Size.B, destination, R5, 0);
    }
}
