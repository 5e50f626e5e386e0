package org.syscalltrack.jvm;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.model.Expectation;
import org.syscalltrack.dsl.model.TestArgument;
import org.syscalltrack.dsl.model.TestCase;
import org.syscalltrack.dsl.model.TestProcess;
import org.syscalltrack.dsl.plan.ProcessInteger;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.Span;

/** Tests of unlink, made by hand. */
public final class TestCases {
    private static final SystemCall UNLINK = Catalog.standard().find("unlink").orElseThrow();

    private TestCases() {}

    /** An empty place in a file of tests. */
    public static Span span() {
        return new Span(SourceFile.ofText("tests.sct", ""), 0, 0);
    }

    /** A string argument. */
    public static TestArgument text(String text) {
        return new TestArgument.Text(ByteString.ofUtf8(text));
    }

    /** A call of unlink by a process with this user id. */
    public static TestCase unlink(TestArgument path, long uid, Expectation expectation) {
        Map<ProcessInteger, Long> numbers = new EnumMap<>(ProcessInteger.class);
        for (ProcessInteger number : ProcessInteger.values()) {
            numbers.put(number, number.name().endsWith("UID") ? uid : 1000L);
        }
        TestProcess process = new TestProcess(
                numbers,
                ByteString.ofUtf8("rm"),
                ByteString.ofUtf8("sh"),
                Optional.empty(),
                ByteString.ofUtf8("/etc"),
                ByteString.ofUtf8("/"),
                Set.of(),
                List.of());
        return new TestCase("drawn", UNLINK, Abi.X86_64, List.of(path), 0, process, expectation, span(), span());
    }
}
