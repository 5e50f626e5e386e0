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
    private final GuardedStructs guarded;

    PointedFields(Target target, ArgumentLoads arguments) {
        this.target = target;
        this.arguments = arguments;
        guarded = new GuardedStructs(target, arguments);
    }

    /** Reads the field into its slot, or goes on where it is unknown; R0 to R5 are lost. */
    void prepare(IntegerSource.PointedField source, Label ifUnreadable, Label ifAbsent) {
        FieldAccess field = source.field();
        requireReadable(source.parameter(), field);
        int place = placeOf(source, source.parameter(), field, field.size());
        read(source.parameter(), field, place, field.size(), ifUnreadable, ifAbsent);
    }

    /** Where the stack has a field, once it has been read; a guarded one stays for all rules and events. */
    int placeOf(Object source, int parameter, FieldAccess field, int bytes) {
        return field.family().isPresent()
                ? guarded.areaOf(parameter, field) + field.offset()
                : target.frame().areaOf(source, bytes);
    }

    /** Reads the struct of a guarded field, so that what follows need not. */
    void begin(IntegerSource.PointedField source) {
        if (source.field().family().isPresent()) {
            guarded.look(source.parameter(), source.field());
        }
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

    /** Reads so many bytes to the field's place on the stack, after its guards. */
    void read(int parameter, FieldAccess field, int slot, int bytes, Label ifUnreadable, Label ifAbsent) {
        if (field.family().isPresent()) {
            guarded.require(parameter, field, field.offset() + bytes, ifUnreadable, ifAbsent);
            return;
        }
        Optional<CarriedObject> copy = target.objects().address(parameter);
        if (copy.isPresent()) {
            readCopy(copy.get().argument(), field.offset(), slot, bytes, ifUnreadable, ifAbsent);
            return;
        }
        loadAddress(parameter, field, field.offset() + bytes, ifUnreadable, ifAbsent);
        if (field.offset() != 0) {
            target.code().alu(AluOp.ADD, Register.R3, field.offset());
        }
        target.stackAddress(Register.R1, slot);
        target.code().move(Register.R2, bytes).call(Helper.PROBE_READ_USER);
        target.flow().jumpIf(JumpOp.NE, Register.R0, 0, ifUnreadable);
    }

    /** {@code R3} = the struct's address, where there is one and it is long enough. */
    private void loadAddress(int parameter, FieldAccess field, int end, Label ifUnreadable, Label ifAbsent) {
        arguments.prepare(parameter, ifUnreadable);
        field.lengthParameter().ifPresent(length -> arguments.prepare(length, ifUnreadable));
        arguments.load(parameter, Register.R3);
        target.flow().jumpIf(JumpOp.EQ, Register.R3, 0, ifAbsent);
        if (field.lengthParameter().isPresent()) {
            arguments.load(field.lengthParameter().getAsInt(), Register.R1);
            target.flow().jumpIf(JumpOp.SLT, Register.R1, end, ifAbsent);
        }
    }

    /** Reads the address that the kernel itself goes by: no other thread can change it any more. */
    private void readCopy(int argument, int offset, int slot, int bytes, Label ifUnreadable, Label ifAbsent) {
        target.hookArgument(argument + 1, Register.R1);
        target.flow().jumpIf32(JumpOp.SLT, Register.R1, offset + bytes, ifAbsent);
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
                        placeOf(source, source.parameter(), field, field.size()));
        if (field.bigEndian() && field.size() > 1) {
            target.code().swapBytes(ByteOrder.BIG_ENDIAN, field.size() * Byte.SIZE, destination);
        }
        arguments.extend(source.type(), destination);
    }
}
