package org.syscalltrack.jvm.code;

import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.IntegerExpression;

/** How much code a condition becomes, in operands and operators: some 40 bytes of bytecode each. */
final class Weight implements Condition.Visitor<Integer>, IntegerExpression.Visitor<Integer> {
    private static final Weight INSTANCE = new Weight();

    private Weight() {}

    static int of(Condition condition) {
        return condition.accept(INSTANCE);
    }

    @Override
    public Integer literal(Condition.Literal node) {
        return 1;
    }

    @Override
    public Integer comparison(Condition.Comparison node) {
        return node.left().accept(this) + node.right().accept(this);
    }

    @Override
    public Integer integerMembership(Condition.IntegerMembership node) {
        return 1 + node.value().accept(this);
    }

    @Override
    public Integer stringComparison(Condition.StringComparison node) {
        return 1;
    }

    @Override
    public Integer stringMembership(Condition.StringMembership node) {
        return 1;
    }

    @Override
    public Integer stringEquality(Condition.StringEquality node) {
        return 2;
    }

    @Override
    public Integer addressMembership(Condition.AddressMembership node) {
        return 1;
    }

    @Override
    public Integer capable(Condition.Capable node) {
        return 1;
    }

    @Override
    public Integer ancestor(Condition.Ancestor node) {
        return 2;
    }

    @Override
    public Integer and(Condition.And node) {
        return 1 + node.operands().stream().mapToInt(Weight::of).sum();
    }

    @Override
    public Integer or(Condition.Or node) {
        return 1 + node.operands().stream().mapToInt(Weight::of).sum();
    }

    @Override
    public Integer not(Condition.Not node) {
        return of(node.operand());
    }

    @Override
    public Integer constant(IntegerExpression.Constant node) {
        return 1;
    }

    @Override
    public Integer load(IntegerExpression.Load node) {
        return 1;
    }

    @Override
    public Integer unary(IntegerExpression.Unary node) {
        return node.operand().accept(this);
    }

    @Override
    public Integer binary(IntegerExpression.Binary node) {
        return node.left().accept(this) + node.right().accept(this);
    }

    @Override
    public Integer truth(IntegerExpression.Truth node) {
        return 1 + of(node.condition());
    }
}
