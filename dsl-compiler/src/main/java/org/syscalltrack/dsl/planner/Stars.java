package org.syscalltrack.dsl.planner;

import org.syscalltrack.dsl.model.IntegerValue;
import org.syscalltrack.dsl.model.StringValue;

/** Finds {@code *} among what a comparison asks. */
final class Stars {
    private Stars() {}

    static boolean in(StringValue value) {
        return value instanceof StringValue.Path path && path.path().isAll();
    }

    /** A truth value inside has its own files: each of its comparisons is expanded by itself. */
    static boolean in(IntegerValue value) {
        if (value instanceof IntegerValue.File file) {
            return file.file().isAll();
        }
        if (value instanceof IntegerValue.Unary unary) {
            return in(unary.operand());
        }
        return value instanceof IntegerValue.Binary binary && (in(binary.left()) || in(binary.right()));
    }
}
