package org.syscalltrack.kerneltests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that plays in a guest, once for each kernel; it takes the {@link Guest} as a parameter.
 *
 * <p>All tests of a run share one boot of each kernel, so a test leaves the guest as it found it.
 * After a panic the next test gets a new boot. Where QEMU or the kernels are missing the test is
 * aborted with a message that names what to install, or fails when the environment variable {@code
 * SCT_REQUIRE_KERNELS} is 1, as {@code ./verify} sets it.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(GuestExtension.class)
public @interface InGuest {
    /** The series to play on. */
    String[] kernels() default {"6.1", "6.12"};

    /** Whether the test wants a boot of its own, for example because it ends it. */
    boolean fresh() default false;
}
