package org.syscalltrack.bpf.lower;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.syscalltrack.bpf.asm.Code;

/** What the programs of an object share: constant tables, and functions that are called for each step of a loop. */
public final class SharedParts {
    private final Tables tables = new Tables();
    private final Set<LoopBody> bodies = EnumSet.noneOf(LoopBody.class);
    private final Set<PatternFunction> patterns = EnumSet.noneOf(PatternFunction.class);

    /**
     * A function that the verifier looks at by itself.
     *
     * @param code the function
     * @param memories the sizes of the memories whose addresses are its first arguments
     * @param numbers how many numbers follow them
     */
    public record Global(Code code, List<Integer> memories, int numbers) {
        /** Copies the sizes. */
        public Global {
            memories = List.copyOf(memories);
        }
    }

    /** The tables. */
    public Tables tables() {
        return tables;
    }

    /** The name of a loop's body, which will be part of the object. */
    String use(LoopBody body) {
        bodies.add(body);
        return body.symbol();
    }

    /** The name of a function, which will be part of the object. */
    String use(PatternFunction function) {
        bodies.add(function.body());
        patterns.add(function);
        return function.symbol();
    }

    /** The functions that programs call; to be asked when all programs have been written. */
    public List<Global> globals() {
        return patterns.stream().map(function -> function.write(tables.size())).toList();
    }

    /** The bodies of loops that are used; to be asked when all programs have been written. */
    public List<Code> functions() {
        return bodies.stream().map(LoopBody::write).toList();
    }
}
