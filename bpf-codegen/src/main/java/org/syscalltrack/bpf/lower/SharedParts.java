package org.syscalltrack.bpf.lower;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.syscalltrack.bpf.asm.Code;

/** What the programs of an object share: constant tables, and functions that are called for each step of a loop. */
public final class SharedParts {
    private final Tables tables = new Tables();
    private final Set<LoopBody> bodies = EnumSet.noneOf(LoopBody.class);

    /** The tables. */
    public Tables tables() {
        return tables;
    }

    /** The name of a loop's body, which will be part of the object. */
    String use(LoopBody body) {
        bodies.add(body);
        return body.symbol();
    }

    /** The functions that are used; to be asked when all programs have been written. */
    public List<Code> functions() {
        return bodies.stream().map(LoopBody::write).toList();
    }
}
