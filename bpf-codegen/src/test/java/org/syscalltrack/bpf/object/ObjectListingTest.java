package org.syscalltrack.bpf.object;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.syscalltrack.dsl.golden.GoldenFiles;

/**
 * The article's rules as instructions: what {@code sctc disasm} prints. A change of the code generator shows here;
 * accept it with {@code -Dgolden.update=true} and read the difference.
 */
class ObjectListingTest {
    private static final Path CASES = Path.of("src/test/resources/org/syscalltrack/bpf/object/listings");

    @Test
    void theArticlesRules() {
        check(Path.of("../samples/article/try.conf"));
    }

    @Test
    void aRuleAfterTheCall() {
        check(CASES.resolve("after.sct"));
    }

    @Test
    void aFileThatTheKernelFinds() {
        check(CASES.resolve("named.sct"));
    }

    @Test
    void whatIsLookedAtOnce() {
        check(CASES.resolve("once.sct"));
    }

    private static void check(Path rules) {
        GoldenFiles.check(
                CASES.resolve(rules.getFileName()), ObjectListing.of(CompiledRules.object(CompiledRules.of(rules))));
    }
}
