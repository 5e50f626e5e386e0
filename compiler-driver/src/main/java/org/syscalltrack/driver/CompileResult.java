package org.syscalltrack.driver;

import java.util.List;
import org.syscalltrack.dsl.diagnostic.Diagnostic;

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
     * @param findings all of them, sorted by place; never empty
     */
    record Refused(List<Diagnostic> findings) implements CompileResult {
        /** Copies the list. */
        public Refused {
            findings = List.copyOf(findings);
        }
    }
}
