package org.syscalltrack.kmod.lower;

import java.util.List;
import org.syscalltrack.dsl.catalog.IntegerType;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.dsl.plan.AddressSource;
import org.syscalltrack.dsl.plan.FieldAccess;
import org.syscalltrack.dsl.plan.IntegerSource;
import org.syscalltrack.kmod.text.CText;

/** Fields of structs in the caller's memory. */
final class FieldCode {
    private final EntryCode entry;

    FieldCode(EntryCode entry) {
        this.entry = entry;
    }

    /** Writes the accessor of a number and returns its name. */
    String number(IntegerSource.PointedField node) {
        FieldAccess field = node.field();
        String name = entry.accessor(node, entry.nameOf(node.parameter(), "_" + CText.identifier(field.name())));
        entry.function(name, () -> {
            Body body = new Body();
            body.variable(storage(field), "value");
            body.line("sct_user_field(&value, sizeof(value), "
                    + String.join(", ", place(node.parameter(), field, "missing", body)) + ", missing);");
            body.line("return " + converted(field, node.type()) + ";");
            return title(node.parameter(), field)
                    + body.render("static s64 " + name + "(const struct sct_call *call, unsigned int *missing)");
        });
        return name;
    }

    private String title(int parameter, FieldAccess field) {
        return "/* PARAMS[" + entry.parameter(parameter).name() + "]." + CText.comment(field.name()) + " */\n";
    }

    /** Address, offset, family and length, as the C functions take them. */
    private List<String> place(int parameter, FieldAccess field, String missing, Body body) {
        String family =
                field.family().isPresent() ? Integer.toString(field.family().getAsInt()) : "SCT_ANY_FAMILY";
        String length = field.lengthParameter().isPresent()
                ? length(field.lengthParameter().getAsInt(), missing, body)
                : "SCT_ANY_LENGTH";
        return List.of(
                value(parameter, "address", "u64", missing, body), Integer.toString(field.offset()), family, length);
    }

    /** A parameter's value; where it can be missing, in a variable, so that it is known by then. */
    private String value(int parameter, String name, String type, String missing, Body body) {
        String argument = ArgumentCode.of(entry.place(parameter), missing);
        if (!ArgumentCode.isUncertain(entry.place(parameter))) {
            return argument;
        }
        body.variable(type, name);
        body.line(name + " = " + argument + ";");
        return name;
    }

    /** A length that a parameter gives, or that lies behind it; what is missing goes to a variable of the body. */
    String length(int parameter, Body body) {
        boolean certain = entry.parameter(parameter).kind() instanceof ParameterKind.Value
                && !ArgumentCode.isUncertain(entry.place(parameter));
        if (!certain && !body.watches()) {
            body.watch();
        }
        return length(parameter, "&missing", body);
    }

    private String length(int parameter, String missing, Body body) {
        if (entry.parameter(parameter).kind() instanceof ParameterKind.Value) {
            return value(parameter, "length", "s64", missing, body);
        }
        body.variable("u32", "length");
        body.line("sct_user_field(&length, sizeof(length), " + ArgumentCode.of(entry.place(parameter), missing)
                + ", 0, SCT_ANY_FAMILY, SCT_ANY_LENGTH, " + missing + ");");
        return "length";
    }

    private static String storage(FieldAccess field) {
        int bits = field.size() * Byte.SIZE;
        return (field.bigEndian() && bits > Byte.SIZE ? "__be" : "u") + bits;
    }

    private static String converted(FieldAccess field, IntegerType type) {
        int bits = field.size() * Byte.SIZE;
        String value = field.bigEndian() && bits > Byte.SIZE ? "be" + bits + "_to_cpu(value)" : "value";
        return ArgumentCode.cast(type).equals("(u" + bits + ")") ? value : ArgumentCode.cast(type) + value;
    }

    /** Writes the accessor of an internet address and returns its name. */
    String address(AddressSource node) {
        FieldAccess field = node.field();
        String name = entry.nameOf(node.parameter(), "_" + CText.identifier(field.name()) + "_bytes");
        String string = entry.partPlace(node);
        entry.function(name, () -> {
            Body body = new Body();
            body.watch();
            List<String> place = place(node.parameter(), field, "&missing", body);
            body.line("return sct_address(" + string + ", " + place.get(0) + ", " + place.get(1) + ", " + field.size()
                    + ", " + place.get(2) + ", " + place.get(3) + ", missing);");
            return title(node.parameter(), field)
                    + body.render("static const struct sct_string *" + name + "(struct sct_call *call)");
        });
        return name;
    }
}
