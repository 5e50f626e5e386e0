package org.syscalltrack.dsl.analysis;

import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.StringSource;
import org.syscalltrack.dsl.source.ByteString;

/** A value that stands for a case, so that an example can be shown. */
sealed interface Sample {
    /** This integer has this value. */
    record Int(IntegerExpression of, long value) implements Sample {}

    /** This string has this value. */
    record Text(StringSource of, ByteString value) implements Sample {}

    /** No value can be shown. */
    record Nameless() implements Sample {}
}
