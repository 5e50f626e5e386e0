package org.syscalltrack.dsl.model;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.FieldType;
import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.dsl.catalog.StructLayout;
import org.syscalltrack.dsl.catalog.StructType;
import org.syscalltrack.dsl.catalog.SystemCall;

/** Finds the fields that rules name, through embedded structs and the variants of polymorphic ones. */
public final class StructFields {
    /** The struct that every socket address begins with. */
    public static final String SOCKET_ADDRESS = "sockaddr";

    private final Catalog catalog;
    private final Abi nativeAbi;

    /** With the structs of one catalog; types that no entry decides are those of {@code nativeAbi}. */
    public StructFields(Catalog catalog, Abi nativeAbi) {
        this.catalog = catalog;
        this.nativeAbi = nativeAbi;
    }

    /**
     * A field's place.
     *
     * @param offset bytes from the start of the struct
     * @param type what lies there
     * @param variant the constant that the struct's discriminant must equal for the field to exist
     * @param struct the struct that declares the field
     * @param field its declaration
     */
    public record Place(
            int offset, FieldType type, Optional<String> variant, StructType struct, StructLayout.Field field) {}

    /** The struct behind a parameter, if the catalog describes it. */
    public Optional<StructType> structBehind(Parameter parameter) {
        return nameOf(parameter.kind()).flatMap(catalog::struct);
    }

    /** The field as the native ABI has it. */
    public Optional<Place> canonical(SystemCall call, FieldReference reference) {
        Parameter parameter = call.parameters().get(reference.parameter().indexIn(call));
        return nameOf(parameter.kind()).flatMap(struct -> place(struct, reference.field(), nativeAbi));
    }

    /** The field as one entry of the call has it. */
    public Optional<Place> of(SystemCall call, Entry entry, FieldReference reference) {
        Parameter parameter = call.parameters().get(reference.parameter().indexIn(call));
        return nameOf(parameter.kind())
                .flatMap(struct -> place(entry.structOf(parameter, struct), reference.field(), entry.abi()));
    }

    /** A field of a struct in an ABI; the field's name may be dotted. */
    public Optional<Place> place(String struct, String field, Abi abi) {
        return catalog.struct(struct).flatMap(type -> place(type, field, abi));
    }

    private Optional<Place> place(StructType struct, String field, Abi abi) {
        Optional<StructLayout> layout = struct.layout(abi);
        Optional<StructLayout.Field> whole = layout.flatMap(found -> found.field(field));
        if (whole.isPresent()) {
            StructLayout.Field found = whole.get();
            return Optional.of(new Place(found.offset(), found.type(), Optional.empty(), struct, found));
        }
        Optional<Place> embedded = layout.flatMap(found -> embedded(found, field, abi));
        return embedded.isPresent() ? embedded : variant(struct, field, abi);
    }

    private Optional<Place> embedded(StructLayout layout, String field, Abi abi) {
        int dot = field.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        return layout.field(field.substring(0, dot)).flatMap(outer -> {
            if (!(outer.type() instanceof FieldType.Embedded inner)) {
                return Optional.<Place>empty();
            }
            return place(inner.struct(), field.substring(dot + 1), abi)
                    .map(place -> new Place(
                            outer.offset() + place.offset(),
                            place.type(),
                            place.variant(),
                            place.struct(),
                            place.field()));
        });
    }

    private Optional<Place> variant(StructType struct, String field, Abi abi) {
        for (StructType.Variant variant : struct.variants()) {
            Optional<Place> place = catalog.struct(variant.struct()).flatMap(type -> place(type, field, abi));
            if (place.isPresent()) {
                Place found = place.get();
                return Optional.of(new Place(
                        found.offset(), found.type(), Optional.of(variant.constant()), found.struct(), found.field()));
            }
        }
        return Optional.empty();
    }

    /** The names of a struct's fields and of its variants', sorted, for a search of the nearest. */
    public Collection<String> namesOf(StructType struct) {
        Collection<String> names = new TreeSet<>();
        struct.layout(nativeAbi).ifPresent(layout -> layout.fields().forEach(field -> names.add(field.name())));
        for (StructType.Variant variant : struct.variants()) {
            catalog.struct(variant.struct()).ifPresent(type -> names.addAll(namesOf(type)));
        }
        return names;
    }

    private static Optional<String> nameOf(ParameterKind kind) {
        if (kind instanceof ParameterKind.SocketAddress) {
            return Optional.of(SOCKET_ADDRESS);
        }
        return kind instanceof ParameterKind.Struct struct ? Optional.of(struct.struct()) : Optional.empty();
    }
}
