package org.syscalltrack.lsp.feature;

import java.util.ArrayList;
import java.util.List;

/**
 * What differs between a text and its formatted form. Formatting changes white space and semicolons only, so the two are
 * walked side by side: where the next characters differ, both skip what formatting may touch.
 */
final class LineDifference {
    private LineDifference() {}

    /**
     * One change.
     *
     * @param start offset of what is replaced
     * @param end offset behind it
     * @param text what stands there afterwards
     */
    record Change(int start, int end, String text) {}

    static List<Change> between(String before, String after) {
        List<Change> changes = new ArrayList<>();
        int left = 0;
        int right = 0;
        while (left < before.length() || right < after.length()) {
            int leftEnd = skip(before, left);
            int rightEnd = skip(after, right);
            String was = before.substring(left, leftEnd);
            String is = after.substring(right, rightEnd);
            if (!was.equals(is)) {
                changes.add(new Change(left, leftEnd, is));
            }
            left = leftEnd;
            right = rightEnd;
            while (left < before.length()
                    && right < after.length()
                    && before.charAt(left) == after.charAt(right)
                    && !isLoose(before.charAt(left))) {
                left++;
                right++;
            }
            boolean stuck = left < before.length() && !isLoose(before.charAt(left));
            boolean other = right < after.length() && !isLoose(after.charAt(right));
            if (stuck && other && before.charAt(left) != after.charAt(right)) {
                return List.of(new Change(0, before.length(), after)); // more has changed than white space
            }
            if ((stuck && right == after.length()) || (other && left == before.length())) {
                return List.of(new Change(0, before.length(), after));
            }
        }
        return changes;
    }

    private static int skip(String text, int from) {
        int at = from;
        while (at < text.length() && isLoose(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isLoose(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == ';';
    }
}
