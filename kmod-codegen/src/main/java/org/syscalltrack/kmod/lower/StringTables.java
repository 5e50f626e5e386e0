package org.syscalltrack.kmod.lower;

import java.util.List;
import org.syscalltrack.dsl.plan.Glob;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.kmod.text.CText;

/** Sets of strings and patterns, as tables in front of the function that asks for them. */
final class StringTables {
    private final Context context;

    StringTables(Context context) {
        this.context = context;
    }

    /** A test for one of several strings, which lie in the order of their bytes. */
    String isOneOf(String string, List<ByteString> exact) {
        if (exact.isEmpty()) {
            return "sct_is_one_of(" + string + ", NULL, 0)";
        }
        if (exact.size() == 1) {
            ByteString only = exact.get(0);
            return "sct_equals(" + string + ", " + CText.literal(only) + ", " + only.length() + ")";
        }
        StringBuilder rows = new StringBuilder();
        exact.stream()
                .sorted()
                .forEach(each -> rows.append("\t{ ")
                        .append(CText.literal(each))
                        .append(", ")
                        .append(each.length())
                        .append(" },\n"));
        String name = context.table("strings", "struct sct_literal", rows.toString());
        return "sct_is_one_of(" + string + ", " + name + ", ARRAY_SIZE(" + name + "))";
    }

    /** A test for a pattern. */
    String matches(String string, Glob pattern) {
        if (pattern.elements().isEmpty()) {
            return "sct_equals(" + string + ", \"\", 0)";
        }
        StringBuilder rows = new StringBuilder();
        rows.append("\t/* ").append(CText.comment(pattern.pattern().toString())).append(" */\n");
        for (Glob.Element element : pattern.elements()) {
            rows.append("\t").append(part(element)).append(",\n");
        }
        String name = context.table("pattern", "struct sct_part", rows.toString());
        return "sct_matches(" + string + ", " + name + ", ARRAY_SIZE(" + name + "))";
    }

    private static String part(Glob.Element element) {
        if (element instanceof Glob.Element.Literal literal) {
            return "{ .kind = SCT_EXACTLY, .text = { " + CText.literal(literal.bytes()) + ", "
                    + literal.bytes().length() + " } }";
        }
        if (element instanceof Glob.Element.OneOf set) {
            return String.format(
                    "{ .kind = SCT_ONE_OF,\n\t  .set = { 0x%xULL, 0x%xULL,\n\t\t   0x%xULL, 0x%xULL } }",
                    set.word0(), set.word1(), set.word2(), set.word3());
        }
        return "{ .kind = SCT_STAR }";
    }
}
