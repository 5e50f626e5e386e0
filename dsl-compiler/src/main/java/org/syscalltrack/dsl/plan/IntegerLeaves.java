package org.syscalltrack.dsl.plan;

import java.util.LinkedHashSet;
import java.util.Set;

/** Collects what an expression reads: its loads and its truth values, each once, in the order of writing. */
public final class IntegerLeaves implements IntegerExpression.Visitor<Set<IntegerExpression>> {
    private final Set<IntegerExpression> leaves = new LinkedHashSet<>();

    @Override
    public Set<IntegerExpression> constant(IntegerExpression.Constant node) {
        return leaves;
    }

    @Override
    public Set<IntegerExpression> load(IntegerExpression.Load node) {
        leaves.add(node);
        return leaves;
    }

    @Override
    public Set<IntegerExpression> unary(IntegerExpression.Unary node) {
        return node.operand().accept(this);
    }

    @Override
    public Set<IntegerExpression> binary(IntegerExpression.Binary node) {
        node.left().accept(this);
        return node.right().accept(this);
    }

    @Override
    public Set<IntegerExpression> truth(IntegerExpression.Truth node) {
        leaves.add(node);
        return leaves;
    }
}
