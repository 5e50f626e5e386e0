package org.syscalltrack.bpf.lower;

import java.util.Optional;
import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.ByteOrder;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.dsl.catalog.Direction;
import org.syscalltrack.dsl.catalog.HookFact.CarriedObject;
import org.syscalltrack.dsl.plan.FieldAccess;
import org.syscalltrack.dsl.plan.IntegerSource;
import org.syscalltrack.dsl.plan.When;

/** Fields of structs in the caller's memory, with the guards of those that are not always there. */
final class PointedFields {
    private final Target target;
    private final ArgumentLoads arguments;

    PointedFields(Target target, ArgumentLoads arguments) {
        this.target = target;
        this.arguments = arguments;
    }

    /** Reads the field into its slot, or goes on where it is unknown; R0 to R5 are lost. */
    void prepare(IntegerSource.PointedField source, Label ifUnreadable, Label ifAbsent) {
        FieldAccess field = source.field();
        requireReadable(source.parameter(), field);
        read(source.parameter(), field, target.frame().slotOf(source), field.size(), ifUnreadable, ifAbsent);
    }

    /** Refuses what lies in the caller's memory at the entry and may lie there no more. */
    void requireReadable(int parameter, FieldAccess field) {
        if (target.when() == When.AFTER && isInput(parameter)) {
            throw new CannotLowerException("the address " + field.name()
                    + " lies in memory that the call has read and the caller may have changed since;"
                    + " ask it with when = before");
        }
    }

    private boolean isInput(int parameter) {
        return target.call().parameters().get(parameter).direction() == Direction.IN;
    }

    /** Reads so many bytes at the field's place to the stack, after its guards. */
    void read(int parameter, FieldAccess field, int slot, int bytes, Label ifUnreadable, Label ifAbsent) {
        Optional<CarriedObject> copy = target.objects().address(parameter);
        if (copy.isPresent()) {
            readCopy(copy.get().argument(), field, slot, bytes, ifUnreadable, ifAbsent);
            return;
        }
        arguments.prepare(parameter, ifUnreadable);
        field.lengthParameter().ifPresent(length -> arguments.prepare(length, ifUnreadable));
        arguments.load(parameter, Register.R3);
        target.flow().jumpIf(JumpOp.EQ, Register.R3, 0, ifAbsent);
        if (field.lengthParameter().isPresent()) {
            arguments.load(field.lengthParameter().getAsInt(), Register.R1);
            target.flow().jumpIf(JumpOp.SLT, Register.R1, field.offset() + bytes, ifAbsent);
        }
        if (field.family().isPresent()) {
            readFrom(slot, Short.BYTES);
            target.flow().jumpIf(JumpOp.NE, Register.R0, 0, ifUnreadable);
            target.code().load(Size.H, Register.R1, Register.R10, slot);
            target.flow().jumpIf(JumpOp.NE, Register.R1, field.family().getAsInt(), ifAbsent);
            arguments.load(parameter, Register.R3);
        }
        if (field.offset() != 0) {
            target.code().alu(AluOp.ADD, Register.R3, field.offset());
        }
        readFrom(slot, bytes);
        target.flow().jumpIf(JumpOp.NE, Register.R0, 0, ifUnreadable);
    }

    /** Reads the address that the kernel itself goes by: no other thread can change it any more. */
    private void readCopy(int argument, FieldAccess field, int slot, int bytes, Label ifUnreadable, Label ifAbsent) {
        target.hookArgument(argument + 1, Register.R1);
        target.flow().jumpIf32(JumpOp.SLT, Register.R1, field.offset() + bytes, ifAbsent);
        if (field.family().isPresent()) {
            readCopy(argument, 0, slot, Short.BYTES, ifUnreadable);
            target.code().load(Size.H, Register.R1, Register.R10, slot);
            target.flow().jumpIf(JumpOp.NE, Register.R1, field.family().getAsInt(), ifAbsent);
        }
        readCopy(argument, field.offset(), slot, bytes, ifUnreadable);
    }

    private void readCopy(int argument, int offset, int slot, int bytes, Label ifUnreadable) {
        target.hookArgument(argument, Register.R3);
        if (offset != 0) {
            target.code().alu(AluOp.ADD, Register.R3, offset);
        }
        target.stackAddress(Register.R1, slot);
        target.code().move(Register.R2, bytes).call(Helper.PROBE_READ_KERNEL);
        target.flow().jumpIf(JumpOp.NE, Register.R0, 0, ifUnreadable);
    }

    /** {@code destination} = a prepared field, in host order, widened by its own signedness. */
    void load(IntegerSource.PointedField source, Register destination) {
        FieldAccess field = source.field();
        target.code()
                .load(
                        Size.ofBytes(field.size()),
                        destination,
                        Register.R10,
                        target.frame().slotOf(source));
        if (field.bigEndian() && field.size() > 1) {
            target.code().swapBytes(ByteOrder.BIG_ENDIAN, field.size() * Byte.SIZE, destination);
        }
        arguments.extend(source.type(), destination);
    }

    /** Reads from where R3 points. */
    private void readFrom(int slot, int bytes) {
        target.stackAddress(Register.R1, slot);
        target.code().move(Register.R2, bytes).call(Helper.PROBE_READ_USER);
    }
}
