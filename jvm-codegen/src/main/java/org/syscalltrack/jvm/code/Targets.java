package org.syscalltrack.jvm.code;

import org.objectweb.asm.Label;

/** Where generated code goes on for each truth value of a condition. */
record Targets(Label onTrue, Label onFalse, Label onAbsent, Label onUnreadable) {
    Targets negated() {
        return new Targets(/* onTrue= */ onFalse, /* onFalse= */ onTrue, onAbsent, onUnreadable);
    }
}
