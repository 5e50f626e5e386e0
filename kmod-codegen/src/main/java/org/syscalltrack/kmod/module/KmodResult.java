package org.syscalltrack.kmod.module;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.kmod.lower.Refusal;

/** What became of a plan. */
public sealed interface KmodResult {
    /**
     * The files of a module.
     *
     * @param files by their names, in a fixed order
     */
    record Compiled(Map<String, ByteString> files) implements KmodResult {
        /** Copies the map. */
        public Compiled {
            files = new LinkedHashMap<>(files);
        }
    }

    /**
     * No module: every rule that cannot be carried, in the order of the plan.
     *
     * @param reasons never empty
     */
    record Refused(List<Refusal> reasons) implements KmodResult {
        /** Copies the list. */
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}
