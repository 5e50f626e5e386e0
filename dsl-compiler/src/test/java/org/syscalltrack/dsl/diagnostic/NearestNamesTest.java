package org.syscalltrack.dsl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNamesTest {
    private static final List<String> CALLS = List.of("unlink", "unlinkat", "link", "linkat", "open", "openat");

    @Test
    void nearestFirst() {
        assertThat(NearestNames.of("unlnik", CALLS)).containsExactly("unlink");
        assertThat(NearestNames.of("OPEN", CALLS)).first().isEqualTo("open");
        assertThat(NearestNames.best("oepnat", CALLS)).contains("openat");
        assertThat(NearestNames.of("mmap", CALLS)).isEmpty();
    }

    @Test
    void distanceCountsASwapOnce() {
        assertThat(NearestNames.distance("abcd", "abdc")).isEqualTo(1);
        assertThat(NearestNames.distance("", "abc")).isEqualTo(3);
        assertThat(NearestNames.distance("kitten", "sitting")).isEqualTo(3);
    }

    @Test
    void prose() {
        assertThat(NearestNames.quoted(List.of("a"))).isEqualTo("`a`");
        assertThat(NearestNames.quoted(List.of("a", "b", "c"))).isEqualTo("`a`, `b` or `c`");
    }
}
