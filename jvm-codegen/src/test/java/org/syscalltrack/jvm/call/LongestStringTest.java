package org.syscalltrack.jvm.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.event.EventRecord;
import org.syscalltrack.dsl.plan.PathSource;
import org.syscalltrack.dsl.planner.Planner;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.jvm.Checked;
import org.syscalltrack.jvm.RuleSet;

/** What is beyond the longest string that is read in a kernel decides nothing here either. */
class LongestStringTest {
    private static final String RULES = """
            rule { syscall_name = access rule_name = begins
              filter_expression { PARAMS[pathname] startswith "/a" } action { type = LOG continue = yes } }
            rule { syscall_name = access rule_name = matches
              filter_expression { PARAMS[pathname] glob "/a*z" } action { type = LOG continue = yes } }
            rule { syscall_name = access rule_name = is_in
              filter_expression { PARAMS[pathname] in { "/b", "/a*[z]" } } action { type = LOG continue = yes } }
            rule { syscall_name = access rule_name = ends
              filter_expression { PARAMS[pathname] endswith "z" } action { type = LOG continue = yes } }
            rule { syscall_name = access rule_name = has
              filter_expression { PARAMS[pathname] contains "z" } action { type = LOG continue = yes } }
            """;

    @Test
    void isKnownToItsEnd() {
        assertThat(matching(EventRecord.MAXIMUM_STRING)).containsExactly("begins", "matches", "is_in", "ends", "has");
    }

    @Test
    void aLongerOneIsKnownToWhereItIsRead() {
        assertThat(matching(EventRecord.MAXIMUM_STRING + 1)).containsExactly("begins");
        assertThat(matching(2 * EventRecord.MAXIMUM_STRING)).containsExactly("begins");
    }

    private static List<String> matching(int length) {
        CallView call = new CallBuilder("access", Abi.X86_64)
                .string("pathname", "/a" + "x".repeat(length - 3) + "z")
                .build();
        return RuleSet.of(Planner.plan(Checked.rules(RULES))).evaluate(call).matches().stream()
                .map(match -> match.rule().name())
                .toList();
    }

    /** The path with {@code /file} is the longest; the same as {@code longest} of kernel-tests' values.c. */
    @ParameterizedTest
    @CsvSource({
        "'',       WHOLE",
        "/,        WHOLE",
        "/.,       WHOLE",
        "/./,      WHOLE",
        "/..,      DIRECTORY",
        "/../s,    ABOVE",
        "r,        UNREADABLE",
        "/s,       UNREADABLE",
        "/s/..,    UNREADABLE",
    })
    void aPathIsReadableWhileItIsNoLonger(String more, String expected) {
        ByteSlice directory = text("/" + "d".repeat(EventRecord.MAXIMUM_STRING - 1 - "/file".length()));
        ByteSlice path = new ByteSlice();
        new PathNormalizer().join(directory, text("file" + more), path);
        assertThat(path.isCut()).isFalse();
        if (expected.equals("UNREADABLE")) {
            assertThat(path.state()).isEqualTo(Availability.UNREADABLE);
        } else {
            String parent = directory.toByteString().toString();
            assertThat(path.toByteString())
                    .hasToString(
                            switch (expected) {
                                case "WHOLE" -> parent + "/file";
                                case "ABOVE" -> parent + "/s";
                                default -> parent;
                            });
        }
    }

    @Test
    void aPathThatIsGivenAndTooLongIsUnreadable() {
        CallBuilder call =
                new CallBuilder("access", Abi.X86_64).workingDirectory("/" + "d".repeat(EventRecord.MAXIMUM_STRING));
        assertThat(call.build().path(new PathSource.WorkingDirectory()).state()).isEqualTo(Availability.UNREADABLE);
    }

    private static ByteSlice text(String text) {
        return ByteSlice.of(ByteString.ofUtf8(text));
    }
}
