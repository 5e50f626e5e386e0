package org.syscalltrack.jvm.explain;

import java.util.function.Consumer;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.IntegerSource;

/** Gives every source that an expression loads to a consumer; conditions within it are left out. */
record LoadedSources(Consumer<IntegerSource> consumer) implements IntegerExpression.Visitor<LoadedSources> {
    @Override
    public LoadedSources constant(IntegerExpression.Constant node) {
        return this;
    }

    @Override
    public LoadedSources load(IntegerExpression.Load node) {
        consumer.accept(node.source());
        return this;
    }

    @Override
    public LoadedSources unary(IntegerExpression.Unary node) {
        return node.operand().accept(this);
    }

    @Override
    public LoadedSources binary(IntegerExpression.Binary node) {
        node.left().accept(this);
        return node.right().accept(this);
    }

    @Override
    public LoadedSources truth(IntegerExpression.Truth node) {
        return this;
    }
}
