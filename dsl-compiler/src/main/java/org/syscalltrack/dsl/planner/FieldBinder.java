package org.syscalltrack.dsl.planner;

import java.util.OptionalInt;
import org.syscalltrack.dsl.catalog.FieldType;
import org.syscalltrack.dsl.catalog.IntegerType;
import org.syscalltrack.dsl.model.FieldReference;
import org.syscalltrack.dsl.model.StructFields;
import org.syscalltrack.dsl.plan.FieldAccess;

/** Binds fields of structs: where they lie and when they are there. */
final class FieldBinder {
    private final EntryBinding binding;

    FieldBinder(EntryBinding binding) {
        this.binding = binding;
    }

    FieldAccess access(FieldReference reference, StructFields.Place place) {
        FieldType type = place.type();
        OptionalInt family = place.variant()
                .map(constant -> OptionalInt.of((int) binding.kernelConstant(constant)))
                .orElse(OptionalInt.empty());
        boolean network = type instanceof FieldType.Int integer && integer.networkOrder();
        return new FieldAccess(
                reference.field(),
                place.offset(),
                sizeOf(type),
                network,
                family,
                binding.lengthOf(binding.parameter(reference.parameter())));
    }

    private int sizeOf(FieldType type) {
        if (type instanceof FieldType.Address address) {
            return address.bytes();
        }
        if (type instanceof FieldType.Text text) {
            return text.bytes();
        }
        return integerType(type).bits() / Byte.SIZE;
    }

    /** The integer that lies in an integer field. */
    IntegerType integerType(FieldType type) {
        if (type instanceof FieldType.Int integer) {
            return integer.type();
        }
        if (type instanceof FieldType.Bits bits) {
            return bits.storage();
        }
        if (type instanceof FieldType.Pointer) {
            return new IntegerType(binding.entry().abi().pointerBytes() * Byte.SIZE, false);
        }
        throw new IllegalStateException(type + " is no integer");
    }
}
