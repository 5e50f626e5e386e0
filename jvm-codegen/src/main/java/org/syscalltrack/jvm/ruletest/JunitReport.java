package org.syscalltrack.jvm.ruletest;

import java.util.List;
import java.util.Locale;

/** Writes results in the XML form that the Ant JUnit task began and build servers read. */
public final class JunitReport {
    private static final double NANOSECONDS = 1e9;

    private JunitReport() {}

    /**
     * Returns the report.
     *
     * @param suite the suite's name, such as the rule file's
     * @param results in the order of the tests
     */
    public static String of(String suite, List<TestResult> results) {
        long failed = results.stream().filter(result -> !result.passed()).count();
        long time = results.stream().mapToLong(TestResult::nanoseconds).sum();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuite name=\"")
                .append(escaped(suite))
                .append("\" tests=\"")
                .append(results.size());
        xml.append("\" failures=\"").append(failed).append("\" errors=\"0\" skipped=\"0\" time=\"");
        xml.append(seconds(time)).append("\">\n");
        for (TestResult result : results) {
            append(xml, suite, result);
        }
        return xml.append("</testsuite>\n").toString();
    }

    private static void append(StringBuilder xml, String suite, TestResult result) {
        xml.append("  <testcase classname=\"").append(escaped(suite)).append("\" name=\"");
        xml.append(escaped(result.test().name())).append("\" time=\"").append(seconds(result.nanoseconds()));
        if (result.passed()) {
            xml.append("\"/>\n");
            return;
        }
        xml.append("\">\n    <failure message=\"")
                .append(escaped(result.failures().get(0)))
                .append("\">");
        xml.append(escaped(String.join("\n", result.failures()))).append('\n');
        xml.append(escaped(String.join("\n", result.reasons()))).append("</failure>\n  </testcase>\n");
    }

    private static String seconds(long nanoseconds) {
        return String.format(Locale.ROOT, "%.6f", nanoseconds / NANOSECONDS);
    }

    /** XML 1.0 section 2.2: control characters other than tab and line ends cannot be written at all. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                    boolean allowed = c == '\t'
                            || c == '\n'
                            || (c >= ' ' && c != 0xfffe && c != 0xffff && (c < 0xd800 || c > 0xdfff));
                    out.appendCodePoint(allowed ? c : 0xfffd);
                }
            }
        });
        return out.toString();
    }
}
