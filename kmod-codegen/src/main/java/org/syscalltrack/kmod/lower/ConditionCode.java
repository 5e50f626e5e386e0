package org.syscalltrack.kmod.lower;

import java.util.List;
import org.syscalltrack.dsl.plan.AddressBlock;
import org.syscalltrack.dsl.plan.ComparisonOperator;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.IntegerRange;
import org.syscalltrack.dsl.plan.When;
import org.syscalltrack.kmod.text.CText;

/**
 * A condition as a C expression of type {@code enum sct_truth}, after the statements that it needs. What cannot change
 * the result is not looked at.
 */
final class ConditionCode implements Condition.Visitor<String> {
    /** Sets up to this size are written out; larger ones are tables. */
    private static final int MOST_WRITTEN_OUT = 4;

    private final Context context;

    ConditionCode(Context context) {
        this.context = context;
    }

    String write(Condition condition) {
        return condition.accept(this);
    }

    @Override
    public String literal(Condition.Literal node) {
        return node.value() ? "SCT_TRUE" : "SCT_FALSE";
    }

    @Override
    public String comparison(Condition.Comparison node) {
        IntegerCode integers = new IntegerCode(context);
        boolean unsigned = isUnsigned(node.operator());
        String left = operand(integers, node.left(), unsigned);
        String right = operand(integers, node.right(), unsigned);
        return holds(left + " " + sign(node.operator()) + " " + right, integers.isUncertain());
    }

    private static String operand(IntegerCode integers, IntegerExpression expression, boolean unsigned) {
        if (expression instanceof IntegerExpression.Constant constant) {
            return unsigned ? CText.unsigned(constant.value()) : CText.number(constant.value());
        }
        String text = integers.write(expression);
        boolean compound = expression instanceof IntegerExpression.Binary;
        return (unsigned ? "(u64)" : "") + (compound ? "(" + text + ")" : text);
    }

    /** A test, or {@code missing} where one of its operands is. */
    private String holds(String test, boolean uncertain) {
        if (!uncertain) {
            return "sct_is(" + test + ")";
        }
        Body body = context.body();
        body.watch();
        body.line(body.variable("bool", "holds") + " = " + test + ";");
        return "sct_known(holds, missing)";
    }

    private static boolean isUnsigned(ComparisonOperator operator) {
        return switch (operator) {
            case LESS_UNSIGNED, LESS_OR_EQUAL_UNSIGNED, GREATER_UNSIGNED, GREATER_OR_EQUAL_UNSIGNED -> true;
            default -> false;
        };
    }

    private static String sign(ComparisonOperator operator) {
        return switch (operator) {
            case EQUAL -> "==";
            case NOT_EQUAL -> "!=";
            case LESS_SIGNED, LESS_UNSIGNED -> "<";
            case LESS_OR_EQUAL_SIGNED, LESS_OR_EQUAL_UNSIGNED -> "<=";
            case GREATER_SIGNED, GREATER_UNSIGNED -> ">";
            case GREATER_OR_EQUAL_SIGNED, GREATER_OR_EQUAL_UNSIGNED -> ">=";
        };
    }

    @Override
    public String integerMembership(Condition.IntegerMembership node) {
        IntegerCode integers = new IntegerCode(context);
        String value = integers.write(node.value());
        Body body = context.body();
        body.variable("s64", "value");
        if (integers.isUncertain()) {
            body.watch();
        }
        body.line("value = " + value + ";");
        String test = isOneOf(node.ranges());
        if (integers.isUncertain()) {
            return "sct_known(" + test + ", missing)";
        }
        return "sct_is(" + test + ")";
    }

    private String isOneOf(List<IntegerRange> ranges) {
        if (ranges.isEmpty()) {
            return "false";
        }
        if (ranges.size() > MOST_WRITTEN_OUT) {
            return table(ranges);
        }
        StringBuilder tests = new StringBuilder();
        for (IntegerRange range : ranges) {
            tests.append(tests.length() == 0 ? "" : " || ").append(isIn(range, ranges.size() > 1));
        }
        return tests.toString();
    }

    private static String isIn(IntegerRange range, boolean oneOfMany) {
        if (range.low() == range.high()) {
            return "value == " + CText.number(range.low());
        }
        String test = range.unsigned()
                ? "(u64)value >= " + CText.unsigned(range.low()) + " && (u64)value <= " + CText.unsigned(range.high())
                : "value >= " + CText.number(range.low()) + " && value <= " + CText.number(range.high());
        return oneOfMany ? "(" + test + ")" : test;
    }

    private String table(List<IntegerRange> ranges) {
        StringBuilder rows = new StringBuilder();
        for (IntegerRange range : ranges) {
            rows.append("\t{ ").append(CText.number(range.low())).append(", ");
            rows.append(CText.number(range.high())).append(" },\n");
        }
        String name = context.table("numbers", "struct sct_range", rows.toString());
        String search = ranges.get(0).unsigned() ? "sct_in_unsigned_ranges" : "sct_in_ranges";
        return search + "(value, " + name + ", ARRAY_SIZE(" + name + "))";
    }

    @Override
    public String stringComparison(Condition.StringComparison node) {
        String test = switch (node.operator()) {
            case EQUALS -> "sct_equals";
            case STARTS_WITH -> "sct_starts_with";
            case ENDS_WITH -> "sct_ends_with";
            case CONTAINS -> "sct_contains";
        };
        return test + "(" + new StringCode(context).write(node.value()) + ", " + CText.literal(node.literal()) + ", "
                + node.literal().length() + ")";
    }

    @Override
    public String stringMembership(Condition.StringMembership node) {
        String string = new StringCode(context).write(node.value());
        StringTables tables = new StringTables(context);
        if (node.exact().isEmpty() && node.patterns().size() == 1) {
            return tables.matches(string, node.patterns().get(0));
        }
        if (node.patterns().isEmpty()) {
            return tables.isOneOf(string, node.exact());
        }
        Body body = context.body();
        String found = body.truth();
        body.line(found + " = " + tables.isOneOf(string, node.exact()) + ";");
        node.patterns()
                .forEach(pattern -> body.onlyIf(
                        found + " != SCT_TRUE",
                        found + " = sct_or(" + found + ", " + tables.matches(string, pattern) + ");"));
        return found;
    }

    @Override
    public String stringEquality(Condition.StringEquality node) {
        StringCode strings = new StringCode(context);
        return "sct_same(" + strings.write(node.left()) + ", " + strings.write(node.right()) + ")";
    }

    @Override
    public String addressMembership(Condition.AddressMembership node) {
        EntryCode entry = context.entry();
        String accessor = new FieldCode(entry).address(node.value());
        if (context.when() == When.AFTER && entry.isInput(node.value().parameter())) {
            entry.keep(accessor);
        }
        StringBuilder rows = new StringBuilder();
        for (AddressBlock block : node.blocks()) {
            StringBuilder bytes = new StringBuilder();
            for (int i = 0; i < block.network().length(); i++) {
                bytes.append(i == 0 ? "" : ", ").append(block.network().at(i) & 0xff);
            }
            rows.append("\t{ { ").append(bytes).append(" }, ");
            rows.append(block.network().length())
                    .append(", ")
                    .append(block.prefix())
                    .append(" },\n");
        }
        String name = context.table("blocks", "struct sct_block", rows.toString());
        return "sct_in_blocks(" + accessor + "(call), " + name + ", ARRAY_SIZE(" + name + "))";
    }

    @Override
    public String capable(Condition.Capable node) {
        return "sct_capable(" + node.capability() + ")";
    }

    @Override
    public String ancestor(Condition.Ancestor node) {
        Body body = new Body();
        Context ancestor = context.ofAncestor(body);
        String result = body.truth();
        body.line(result + " = " + new ConditionCode(ancestor).write(node.condition()) + ";");
        ancestor.locals().forEach(local -> body.line("kfree(" + local + ".room);"));
        body.line("return " + result + ";");
        String name = context.ancestorName();
        context.helper(
                body.render("static enum sct_truth " + name + "(struct sct_call *call, struct task_struct *task)"));
        return "sct_any_ancestor(call, " + name + ")";
    }

    @Override
    public String and(Condition.And node) {
        return joined(node.operands(), "sct_and", "SCT_FALSE", "SCT_TRUE");
    }

    @Override
    public String or(Condition.Or node) {
        return joined(node.operands(), "sct_or", "SCT_TRUE", "SCT_FALSE");
    }

    private String joined(List<Condition> operands, String join, String decided, String ofNothing) {
        if (operands.isEmpty()) {
            return ofNothing;
        }
        Body body = context.body();
        String result = body.truth();
        body.line(result + " = " + write(operands.get(0)) + ";");
        for (Condition operand : operands.subList(1, operands.size())) {
            Body inner = body.part();
            Context deeper = context.in(inner);
            String text = new ConditionCode(deeper).write(operand);
            inner.line(result + " = " + join + "(" + result + ", " + text + ");");
            body.guarded(result + " != " + decided, inner);
        }
        return result;
    }

    @Override
    public String not(Condition.Not node) {
        return "sct_not(" + write(node.operand()) + ")";
    }
}
