package org.syscalltrack.bpf.lower;

import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.IntegerLeaves;
import org.syscalltrack.dsl.plan.IntegerSource;
import org.syscalltrack.dsl.plan.ProcessInteger;

/** Whether a filter asks for the process id, so that its author has thought of process 1. */
final class ProcessUse {
    private ProcessUse() {}

    static boolean asksForProcess(Condition condition) {
        if (condition instanceof Condition.And and) {
            return and.operands().stream().anyMatch(ProcessUse::asksForProcess);
        } else if (condition instanceof Condition.Or or) {
            return or.operands().stream().anyMatch(ProcessUse::asksForProcess);
        } else if (condition instanceof Condition.Not not) {
            return asksForProcess(not.operand());
        } else if (condition instanceof Condition.Comparison comparison) {
            return asks(comparison.left()) || asks(comparison.right());
        }
        return condition instanceof Condition.IntegerMembership membership && asks(membership.value());
    }

    private static boolean asks(IntegerExpression expression) {
        for (IntegerExpression leaf : expression.accept(new IntegerLeaves())) {
            if (leaf instanceof IntegerExpression.Load load
                    && load.source() instanceof IntegerSource.ProcessNumber number
                    && (number.which() == ProcessInteger.PID || number.which() == ProcessInteger.TID)) {
                return true;
            }
        }
        return false;
    }
}
