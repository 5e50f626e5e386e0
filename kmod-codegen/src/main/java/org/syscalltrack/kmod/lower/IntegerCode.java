package org.syscalltrack.kmod.lower;

import java.util.Locale;
import org.syscalltrack.dsl.catalog.Direction;
import org.syscalltrack.dsl.catalog.IntegerType;
import org.syscalltrack.dsl.plan.BinaryOperator;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.IntegerSource;
import org.syscalltrack.dsl.plan.ProcessInteger;
import org.syscalltrack.dsl.plan.UnaryOperator;
import org.syscalltrack.dsl.plan.When;
import org.syscalltrack.kmod.text.CText;

/**
 * One integer as a C expression of type {@code s64}. Kernel code is built with {@code -fno-strict-overflow}: signed
 * arithmetic wraps (Makefile of the kernel's source).
 */
final class IntegerCode implements IntegerExpression.Visitor<String>, IntegerSource.Visitor<String> {
    private final Context context;
    private boolean uncertain;

    IntegerCode(Context context) {
        this.context = context;
    }

    /** Whether some part of what was written adds to {@code missing}. */
    boolean isUncertain() {
        return uncertain;
    }

    String write(IntegerExpression expression) {
        return expression.accept(this);
    }

    private String operand(IntegerExpression expression) {
        String text = write(expression);
        boolean simple = !(expression instanceof IntegerExpression.Binary) && !text.startsWith("-");
        return simple ? text : "(" + text + ")";
    }

    @Override
    public String constant(IntegerExpression.Constant node) {
        return CText.number(node.value());
    }

    @Override
    public String load(IntegerExpression.Load node) {
        return node.source().accept(this);
    }

    @Override
    public String unary(IntegerExpression.Unary node) {
        return (node.operator() == UnaryOperator.NEGATE ? "-" : "~") + wide(node.operand());
    }

    /** An operand that makes an operator work on 64 bits. */
    private String wide(IntegerExpression expression) {
        String text = operand(expression);
        return expression instanceof IntegerExpression.Constant ? "(s64)" + text : text;
    }

    @Override
    public String binary(IntegerExpression.Binary node) {
        if (node.left() instanceof IntegerExpression.Constant left
                && node.right() instanceof IntegerExpression.Constant right) {
            return CText.number(node.operator().apply(left.value(), right.value()));
        }
        String left = wide(node.left());
        String right = operand(node.right());
        return switch (node.operator()) {
            case ADD, SUBTRACT, MULTIPLY, AND, OR, EXCLUSIVE_OR ->
                left + " " + sign(node.operator()) + " " + wide(node.right());
            case DIVIDE_SIGNED -> "sct_divide(" + left + ", " + right + ")";
            case DIVIDE_UNSIGNED -> "sct_divide_unsigned(" + left + ", " + right + ")";
            case REMAINDER_SIGNED -> "sct_remainder(" + left + ", " + right + ")";
            case REMAINDER_UNSIGNED -> "sct_remainder_unsigned(" + left + ", " + right + ")";
            case SHIFT_LEFT -> "(s64)((u64)" + left + " << " + count(node.right()) + ")";
            case SHIFT_RIGHT_LOGICAL -> "(s64)((u64)" + left + " >> " + count(node.right()) + ")";
            case SHIFT_RIGHT_ARITHMETIC -> left + " >> " + count(node.right());
        };
    }

    /** A shift's count is taken modulo 64. */
    private String count(IntegerExpression expression) {
        if (expression instanceof IntegerExpression.Constant constant) {
            return Long.toString(constant.value() & (Long.SIZE - 1));
        }
        return "(" + operand(expression) + " & 63)";
    }

    private static String sign(BinaryOperator operator) {
        return switch (operator) {
            case ADD -> "+";
            case SUBTRACT -> "-";
            case MULTIPLY -> "*";
            case AND -> "&";
            case OR -> "|";
            case EXCLUSIVE_OR -> "^";
            default -> throw new IllegalArgumentException("no sign for " + operator);
        };
    }

    @Override
    public String truth(IntegerExpression.Truth node) {
        String name = context.body().truth();
        // Its own statements come before the one that this expression becomes part of.
        context.body().line(name + " = " + new ConditionCode(context).write(node.condition()) + ";");
        uncertain = true;
        return "sct_number(" + name + ", &missing)";
    }

    @Override
    public String argument(IntegerSource.Argument node) {
        EntryCode entry = context.entry();
        uncertain |= ArgumentCode.isUncertain(entry.place(node.parameter()));
        String name = entry.nameOf(node.parameter(), "");
        boolean behindPointer = ArgumentCode.isUncertain(entry.place(node.parameter()));
        entry.function("value " + name, () -> value(entry, node, name, behindPointer));
        return name + (behindPointer ? "(call, &missing)" : "(call)");
    }

    private static String value(EntryCode entry, IntegerSource.Argument node, String name, boolean behindPointer) {
        IntegerType type = node.type();
        String value = ArgumentCode.of(entry.place(node.parameter()), "missing");
        String narrowed =
                type.equals(entry.place(node.parameter()).type()) ? value : ArgumentCode.cast(type) + "(" + value + ")";
        return "/* PARAMS[" + entry.parameter(node.parameter()).name() + "] */\n"
                + new Body()
                        .line("return " + narrowed + ";")
                        .render("static s64 " + name + "(const struct sct_call *call"
                                + (behindPointer ? ", unsigned int *missing" : "") + ")");
    }

    @Override
    public String pointedField(IntegerSource.PointedField node) {
        uncertain = true;
        EntryCode entry = context.entry();
        String accessor = new FieldCode(entry).number(node);
        // A struct that the call only reads is asked for what was in it when the call began.
        return number(accessor, entry.parameter(node.parameter()).direction() == Direction.IN);
    }

    private String number(String accessor, boolean ofEntry) {
        if (ofEntry && context.when() == When.AFTER) {
            return "sct_kept(call, " + context.entry().keepNumber(accessor) + ", &missing)";
        }
        return accessor + "(call, &missing)";
    }

    @Override
    public String returnValue(IntegerSource.ReturnValue node) {
        return "sct_result(call, " + context.entry().isCompat() + ")";
    }

    @Override
    public String errorNumber(IntegerSource.ErrorNumber node) {
        return "sct_error_number(" + returnValue(new IntegerSource.ReturnValue()) + ")";
    }

    @Override
    public String processNumber(IntegerSource.ProcessNumber node) {
        String task = context.task();
        ProcessInteger which = node.which();
        if (which == ProcessInteger.PID || which == ProcessInteger.TID) {
            context.noteProcess();
        }
        return switch (which) {
            case UID, EUID, SUID, FSUID -> "sct_user_id(" + task + ", " + lower(which) + ")";
            case GID, EGID, SGID, FSGID -> "sct_group_id(" + task + ", " + lower(which) + ")";
            case LOGINUID -> "sct_login_uid(" + task + ")";
            case AUDITSESSION -> "sct_audit_session(" + task + ")";
            case PID -> "(s64)" + task + "->tgid";
            case TID -> "(s64)" + task + "->pid";
            case PPID -> "sct_parent_pid(" + task + ")";
            case SESSION -> "sct_session(" + task + ")";
            case CGROUPID -> "sct_cgroup_id(" + task + ")";
            case MNTNS -> "sct_mount_namespace()";
            case PIDNS -> "sct_pid_namespace()";
            case NETNS -> "sct_net_namespace()";
            case USERNS -> "sct_user_namespace()";
        };
    }

    private static String lower(ProcessInteger which) {
        return which.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String fileNumber(IntegerSource.FileNumber node) {
        uncertain = true;
        return number(new PathCode(context).number(node), true);
    }
}
