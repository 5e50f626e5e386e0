package org.syscalltrack.dsl.planner;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.syscalltrack.dsl.catalog.ConstantGroup;
import org.syscalltrack.dsl.catalog.FieldType;
import org.syscalltrack.dsl.catalog.IntegerType;
import org.syscalltrack.dsl.catalog.StructLayout;
import org.syscalltrack.dsl.event.FormatPiece;
import org.syscalltrack.dsl.event.IntegerStyle;
import org.syscalltrack.dsl.event.ValueTest;
import org.syscalltrack.dsl.plan.IntegerExpression;

/** Plans the look of socket addresses of the families that have one; of others only the family is told. */
final class SocketAddressPlanner {
    private static final IntegerType FAMILY = new IntegerType(Short.SIZE, false);

    private final EntryBinding binding;
    private final EventPlanner event;
    private final StructPlanner structs;
    private final String label;

    SocketAddressPlanner(EntryBinding binding, EventPlanner event, StructPlanner structs, int parameter) {
        this.binding = binding;
        this.event = event;
        this.structs = structs;
        this.label = binding.label(parameter);
    }

    void plan() {
        int family = structs.integerAt(0, FAMILY, false, label + ".sa_family");
        event.text("{sa_family=");
        event.add(new FormatPiece.NamedField(family, new NamesBinder(binding).bind(families(), FAMILY.bits())));
        variant(family, "AF_INET", this::internet);
        variant(family, "AF_INET6", this::internet6);
        variant(family, "AF_NETLINK", this::netlink);
        event.text("}");
    }

    private ConstantGroup families() {
        return binding.catalog()
                .group("address-families")
                .orElse(new ConstantGroup("none", ConstantGroup.Style.CHOICE, List.of(), List.of(), List.of()));
    }

    private interface Variant {
        void plan(OptionalInt family);
    }

    private void variant(int field, String family, Variant variant) {
        long value = binding.kernelConstant(family);
        List<FormatPiece> pieces = event.collect(() -> variant.plan(OptionalInt.of((int) value)));
        event.add(new FormatPiece.When(new ValueTest.OneOf(field, -1, List.of(value)), pieces, List.of()));
    }

    private void internet(OptionalInt family) {
        number("sockaddr_in", "sin_port", family, true, ", sin_port=htons(", ")");
        event.text(", sin_addr=inet_addr(\"");
        event.integer(
                address("sockaddr_in", "sin_addr", 0, Integer.BYTES, family),
                label + ".sin_addr",
                IntegerStyle.INTERNET_4);
        event.text("\")");
    }

    private void internet6(OptionalInt family) {
        number("sockaddr_in6", "sin6_port", family, true, ", sin6_port=htons(", ")");
        number("sockaddr_in6", "sin6_flowinfo", family, true, ", sin6_flowinfo=htonl(", ")");
        event.text(", inet_pton(AF_INET6, \"");
        event.internet6(
                address("sockaddr_in6", "sin6_addr", 0, Long.BYTES, family),
                address("sockaddr_in6", "sin6_addr", Long.BYTES, Long.BYTES, family),
                label + ".sin6_addr");
        event.text("\", &sin6_addr)");
        number("sockaddr_in6", "sin6_scope_id", family, false, ", sin6_scope_id=", "");
    }

    private void netlink(OptionalInt family) {
        number("sockaddr_nl", "nl_pid", family, false, ", nl_pid=", "");
        number("sockaddr_nl", "nl_groups", family, false, ", nl_groups=", "");
    }

    private void number(
            String struct, String field, OptionalInt family, boolean networkOrder, String before, String after) {
        Optional<StructLayout.Field> place = place(struct, field);
        if (place.isEmpty() || !(place.get().type() instanceof FieldType.Int integer)) {
            return;
        }
        event.text(before);
        event.integer(
                structs.load(place.get().offset(), integer.type(), networkOrder, family, label + "." + field),
                label + "." + field,
                IntegerStyle.UNSIGNED);
        event.text(after);
    }

    private IntegerExpression address(String struct, String field, int from, int size, OptionalInt family) {
        int offset = place(struct, field).map(StructLayout.Field::offset).orElse(0);
        return structs.load(offset + from, new IntegerType(size * Byte.SIZE, false), true, family, label + "." + field);
    }

    private Optional<StructLayout.Field> place(String struct, String field) {
        return binding.catalog()
                .struct(struct)
                .flatMap(type -> type.layout(binding.entry().abi()))
                .flatMap(layout -> layout.field(field));
    }
}
