package org.syscalltrack.jvm.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.jvm.RuleSet;

/** The article's rules, from their text, over a shell session that strace recorded. */
class ArticleReplayTest {
    @Test
    void theArticlesLines() throws IOException {
        RuleSet rules = RuleSet.load(
                Catalog.standard(), Architecture.X86_64, List.of(Path.of("../samples/article/today.conf")));
        try (InputStream trace =
                Objects.requireNonNull(ArticleReplayTest.class.getResourceAsStream("../trace/shell.strace"))) {
            Replayed replayed = Replayed.of(rules, trace.readAllBytes());
            assertThat(replayed.summary().calls()).isEqualTo(3);
            assertThat(replayed.summary().damaged()).isZero();
            assertThat(replayed.summary().rules())
                    .extracting(ReplaySummary.RuleCount::matched)
                    .containsExactly(0L, 3L, 3L, 0L);
            assertLines(replayed.lines().stream()
                    .map(text -> text.replaceAll("\\[\\d+\\]", "[PID]"))
                    .toList());
        }
    }

    private static void assertLines(List<String> lines) {
        // The shell asked for its effective user id, but a program may be set-user-id: rm's is not known.
        assertThat(lines)
                .containsExactly(
                        "\"rm\" : -100, \"./dummy\", 0 delete by ? --> ?",
                        "\"rm\"[PID] unlinkat = 0",
                        "\"busybox\" : \"./a>b\" delete by ? --> ?",
                        "\"busybox\"[PID] unlink = 0",
                        "\"rm\" : -100, \"./missing\", 0 delete by ? --> ?",
                        "\"rm\"[PID] unlinkat = -2");
    }
}
