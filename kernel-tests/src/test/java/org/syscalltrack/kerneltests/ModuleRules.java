package org.syscalltrack.kerneltests;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rule sets that become modules, few of them, since each is built for each kernel. */
final class ModuleRules {
    private ModuleRules() {}

    /** Rules on values, the article's, and those that only a module can carry out. */
    static String acting() throws IOException {
        String values = Stream.of(ValueCase.STRINGS, ValueCase.PAIRS, ValueCase.ADDRESSES, LongPatterns.CASE)
                .map(ValueCase::rules)
                .collect(Collectors.joining());
        return values + ValueCase.COUNTING + ArticleIT.refusingFirst() + Resources.text("module/acting.sct");
    }

    /** The program that makes calls for them. */
    static String calls() throws IOException {
        return Resources.program("calls", "calls.c", TestProgram.Abi.X86_64).toString();
    }
}
