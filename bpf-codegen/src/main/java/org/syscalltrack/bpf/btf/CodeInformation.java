package org.syscalltrack.bpf.btf;

import java.util.NavigableMap;
import org.syscalltrack.bpf.asm.CoreRelocation;
import org.syscalltrack.bpf.asm.SourceLine;

/**
 * What {@code .BTF.ext} knows about the code of one section; all keys are slots from the section's start.
 *
 * @param section the section's name
 * @param functions ids of the BTF functions that start at a slot
 * @param lines source positions; the kernel wants one at the start of each function if there is any
 * @param relocations CO-RE relocations
 */
public record CodeInformation(
        String section,
        NavigableMap<Integer, Integer> functions,
        NavigableMap<Integer, SourceLine> lines,
        NavigableMap<Integer, CoreRelocation> relocations) {}
