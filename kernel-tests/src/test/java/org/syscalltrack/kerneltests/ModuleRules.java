package org.syscalltrack.kerneltests;

import java.io.IOException;

/** The rule sets that become modules, few of them, since each is built for each kernel. */
final class ModuleRules {
    private ModuleRules() {}

    /** Rules on values, the article's, and those that only a module can carry out. */
    static String acting() throws IOException {
        return ValueCases.rules()
                + ValueCase.COUNTING
                + ArticleIT.refusingFirst()
                + Resources.text("module/acting.sct");
    }

    /** The same without the long texts, which a line of C cannot be shorter than. */
    static String withoutLongTexts() throws IOException {
        return ValueCase.STRINGS.rules()
                + ValueCase.PAIRS.rules()
                + ValueCase.ADDRESSES.rules()
                + ValueCase.COUNTING
                + ArticleIT.refusingFirst()
                + Resources.text("module/acting.sct");
    }

    /** The program that makes calls for them. */
    static String calls() throws IOException {
        return Resources.program("calls", "calls.c", TestProgram.Abi.X86_64).toString();
    }
}
