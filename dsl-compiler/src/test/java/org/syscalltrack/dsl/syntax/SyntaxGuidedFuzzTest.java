package org.syscalltrack.dsl.syntax;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

/**
 * Coverage-guided fuzzing of lexer and parser: {@code JAZZER_FUZZ=1 mvn -pl dsl-compiler test
 * -Dtest=SyntaxGuidedFuzzTest}. Without that variable the inputs beside this class in the resources are played.
 */
@Tag("guided-fuzzing")
class SyntaxGuidedFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void parses(byte[] bytes) {
        SyntaxFuzzTest.check(bytes, "guided input");
    }
}
