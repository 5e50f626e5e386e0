package org.syscalltrack.driver;

import java.util.List;

/** What a backend made of checked rules. */
public sealed interface CompileResult {
    /**
     * Products.
     *
     * @param products never empty; the main one first
     */
    record Compiled(List<Product> products) implements CompileResult {
        /** Copies the list. */
        public Compiled {
            products = List.copyOf(products);
        }
    }

    /**
     * Nothing: the target cannot carry some of the rules.
     *
     * @param reasons all of them, in the order of the rules; never empty
     */
    record Refused(List<Refusal> reasons) implements CompileResult {
        /** Copies the list. */
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}
