package org.syscalltrack.bpf.lower;

import java.util.Optional;
import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.dsl.catalog.HookFact.CarriedObject;
import org.syscalltrack.dsl.catalog.IntegerType;
import org.syscalltrack.dsl.plan.FieldAccess;

/**
 * Structs whose first 16 bits say which fields they have: socket addresses. Each is read once, as far as its fields go and
 * its caller says that it goes, which is one snapshot of them all. What came of it stays on the stack behind it: how many
 * bytes there are, and whether they could be read. Every field only looks there, on whatever way it is asked for.
 */
final class GuardedStructs {
    /** AF_INET and AF_INET6 of {@code include/linux/socket.h}. */
    private static final int INTERNET_4 = 2;

    private static final int INTERNET_6 = 10;
    /** Where {@code sin_addr} ends ({@code include/uapi/linux/in.h}). */
    private static final int INTERNET_4_BYTES = 8;
    /** Where {@code sin6_scope_id} ends ({@code include/uapi/linux/in6.h}). */
    private static final int INTERNET_6_BYTES = 28;

    private static final int FAMILY_BYTES = Short.BYTES;

    /** Marks of an outcome, beside the number of bytes: not all of them could be read; nor could the family. */
    private static final int NOT_ALL = 0x80000000;

    private static final int NO_FAMILY = 0x40000000;
    /** The bits of an outcome that are the number of bytes; all are set where even that is not known. */
    private static final int BYTES = 0xff;

    private final Target target;
    private final ArgumentLoads arguments;

    GuardedStructs(Target target, ArgumentLoads arguments) {
        this.target = target;
        this.arguments = arguments;
    }

    /** Where the stack has the struct. */
    int areaOf(int parameter, FieldAccess field) {
        return target.frame().areaOf("struct " + pointed(parameter, field), outcome(field) + Integer.BYTES);
    }

    private static Fact pointed(int parameter, FieldAccess field) {
        return new Fact.Pointed(parameter, familyOf(field), bytesOf(field));
    }

    private static int familyOf(FieldAccess field) {
        return field.family().orElseThrow();
    }

    /** How much is read at once: all fields of an internet address, which is what rules ask; else up to the field's end. */
    private static int bytesOf(FieldAccess field) {
        return switch (familyOf(field)) {
            case INTERNET_4 -> INTERNET_4_BYTES;
            case INTERNET_6 -> INTERNET_6_BYTES;
            default -> field.offset() + field.size();
        };
    }

    /**
     * Where the outcome lies behind the struct's begin: four bytes in the upper half of a word, of which the verifier keeps
     * no value ({@code check_stack_write_fixed_off} of {@code kernel/bpf/verifier.c}), so that it need not follow what comes
     * after for each outcome.
     */
    private static int outcome(FieldAccess field) {
        return (bytesOf(field) + Integer.BYTES - 1) / Long.BYTES * Long.BYTES + Integer.BYTES;
    }

    /** Reads the struct, unless all ways here have done so. R0 to R5 are lost. */
    void look(int parameter, FieldAccess field) {
        Fact looked = pointed(parameter, field);
        if (target.flow().knows(looked)) {
            return;
        }
        int area = areaOf(parameter, field);
        Label done = new Label("struct_looked_at");
        // A helper that is given a size which the verifier does not know must be given bytes that are written.
        for (int at = 0; at <= outcome(field); at += Long.BYTES) {
            target.code().store(Size.DW, Register.R10, area + at, 0);
        }
        Optional<CarriedObject> copy = target.objects().address(parameter);
        if (copy.isPresent()) {
            // The hook is given an int, of whose register the upper half says nothing.
            target.hookArgument(copy.get().argument() + 1, Register.R2);
            arguments.extend(new IntegerType(Integer.SIZE, true), Register.R2);
            limit(field, done);
            remember(area, field);
            target.hookArgument(copy.get().argument(), Register.R3);
            read(area, Helper.PROBE_READ_KERNEL);
            target.flow().jumpIf(JumpOp.EQ, Register.R0, 0, done);
            mark(area, field, NOT_ALL | NO_FAMILY);
        } else {
            lookAtCallers(parameter, field, area, done);
        }
        target.flow().bind(done);
        target.flow().learn(looked);
    }

    private void lookAtCallers(int parameter, FieldAccess field, int area, Label done) {
        Label unreadable = new Label("struct_unreadable");
        arguments.prepare(parameter, unreadable);
        field.lengthParameter().ifPresent(length -> arguments.prepare(length, unreadable));
        if (field.lengthParameter().isPresent()) {
            arguments.load(field.lengthParameter().getAsInt(), Register.R2);
            limit(field, done);
        } else {
            target.code().move(Register.R2, bytesOf(field));
        }
        arguments.load(parameter, Register.R3);
        target.flow().jumpIf(JumpOp.EQ, Register.R3, 0, done);
        remember(area, field);
        read(area, Helper.PROBE_READ_USER);
        target.flow().jumpIf(JumpOp.EQ, Register.R0, 0, done);
        mark(area, field, NOT_ALL);
        // A field of another family is absent, readable or not.
        arguments.load(parameter, Register.R3);
        target.code().move(Register.R2, FAMILY_BYTES);
        read(area, Helper.PROBE_READ_USER);
        target.flow().jumpIf(JumpOp.EQ, Register.R0, 0, done);
        mark(area, field, NO_FAMILY);
        target.flow().jump(done);
        target.flow().bind(unreadable);
        mark(area, field, NOT_ALL | NO_FAMILY | BYTES);
    }

    /** Limits R2, how many bytes there are as the caller says, to what is read; goes on where there is nothing. */
    private void limit(FieldAccess field, Label nothing) {
        Label fewer = new Label("struct_shorter");
        target.flow().jumpIf(JumpOp.SLT, Register.R2, FAMILY_BYTES, nothing);
        target.flow().jumpIf(JumpOp.SLT, Register.R2, bytesOf(field), fewer);
        target.code().move(Register.R2, bytesOf(field));
        target.flow().bind(fewer);
    }

    private void read(int area, Helper helper) {
        target.stackAddress(Register.R1, area);
        target.code().call(helper);
    }

    private void remember(int area, FieldAccess field) {
        target.code().store(Size.W, Register.R10, area + outcome(field), Register.R2);
    }

    private void mark(int area, FieldAccess field, int marks) {
        int outcome = area + outcome(field);
        target.code()
                .load(Size.W, Register.R1, Register.R10, outcome)
                .alu(AluOp.OR, Register.R1, marks)
                .store(Size.W, Register.R10, outcome, Register.R1);
    }

    /** Goes on where a field that ends so many bytes behind the struct's begin is unknown. R0 to R5 are lost. */
    void require(int parameter, FieldAccess field, int end, Label ifUnreadable, Label ifAbsent) {
        look(parameter, field);
        int area = areaOf(parameter, field);
        Label missing = new Label("struct_missing");
        Label known = new Label("struct_known");
        target.code().load(Size.W, Register.R1, Register.R10, area + outcome(field));
        // One that is marked is negative. What comes next the verifier follows first, and the way with the most numbers
        // stands for the others.
        target.flow().jumpIf32(JumpOp.SLT, Register.R1, end, missing);
        requireFamily(area, field, ifAbsent);
        target.flow().jump(known);
        target.flow().bind(missing);
        target.code().move(Register.R2, Register.R1).alu(AluOp.AND, Register.R2, BYTES);
        target.flow().jumpIf(JumpOp.LT, Register.R2, end, ifAbsent);
        target.flow().jumpIf32(JumpOp.SET, Register.R1, NO_FAMILY, ifUnreadable);
        requireFamily(area, field, ifAbsent);
        target.flow().jump(ifUnreadable);
        target.flow().bind(known);
    }

    private void requireFamily(int area, FieldAccess field, Label ifAbsent) {
        target.code().load(Size.H, Register.R1, Register.R10, area);
        target.flow().jumpIf(JumpOp.NE, Register.R1, familyOf(field), ifAbsent);
    }
}
