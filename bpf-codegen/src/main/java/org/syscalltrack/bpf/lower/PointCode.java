package org.syscalltrack.bpf.lower;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.syscalltrack.bpf.asm.Code;

/**
 * What has been written for a point.
 *
 * @param dispatcher the program that is attached
 * @param decision the program that it leaves for
 * @param forgetter at an entry: the program that a loader may put between the two
 * @param calls at a tracepoint: the programs of the calls, in the order of their slots
 * @param parts the programs that go on for full ones, in the order of their numbers
 */
public record PointCode(Code dispatcher, Code decision, Optional<Code> forgetter, List<Code> calls, List<Code> parts) {
    /** Copies the lists. */
    public PointCode {
        calls = List.copyOf(calls);
        parts = List.copyOf(parts);
    }

    /** All of them, in the order of the object. */
    public List<Code> all() {
        return Stream.of(List.of(dispatcher, decision), forgetter.stream().toList(), calls, parts)
                .flatMap(List::stream)
                .toList();
    }
}
