package org.syscalltrack.dsl.check;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

/**
 * Coverage-guided fuzzing of the whole front end: {@code JAZZER_FUZZ=1 mvn -pl dsl-compiler test
 * -Dtest=CheckerGuidedFuzzTest}. Without that variable the inputs beside this class in the resources are played.
 */
@Tag("guided-fuzzing")
class CheckerGuidedFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void checks(byte[] bytes) {
        CheckerFuzzTest.check(bytes, "guided input");
    }
}
