package org.syscalltrack.dsl.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syscalltrack.dsl.plan.ProcessInteger;
import org.syscalltrack.dsl.source.ByteString;

/**
 * The calling process of a test, with the documented defaults filled in.
 *
 * @param numbers every number that a rule can ask for
 * @param comm its name, at most 15 bytes
 * @param parentComm its parent's name
 * @param executable the file that it runs; none: it cannot be read
 * @param workingDirectory its current directory
 * @param controlGroup the path of its control group
 * @param capabilities numbers of its effective capabilities
 * @param ancestors from the parent upwards
 */
public record TestProcess(
        Map<ProcessInteger, Long> numbers,
        ByteString comm,
        ByteString parentComm,
        Optional<ByteString> executable,
        ByteString workingDirectory,
        ByteString controlGroup,
        Set<Integer> capabilities,
        List<TestProcess> ancestors) {
    /** Copies the collections. */
    public TestProcess {
        numbers = Map.copyOf(numbers);
        capabilities = Set.copyOf(capabilities);
        ancestors = List.copyOf(ancestors);
    }
}
