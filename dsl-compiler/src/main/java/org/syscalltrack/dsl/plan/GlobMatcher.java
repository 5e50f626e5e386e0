package org.syscalltrack.dsl.plan;

import java.util.List;
import org.syscalltrack.dsl.source.ByteString;

/**
 * The greedy two-pointer match: after a mismatch the latest star takes one byte more. Earlier stars need no second try,
 * since the shortest stretch that an earlier one took leaves the most for the rest.
 */
final class GlobMatcher {
    private final List<Glob.Element> elements;
    private final ByteString text;

    GlobMatcher(List<Glob.Element> elements, ByteString text) {
        this.elements = elements;
        this.text = text;
    }

    boolean matches() {
        int element = 0;
        int at = 0;
        int afterStar = -1;
        int starEnd = 0;
        while (at < text.length() || element < elements.size()) {
            if (element < elements.size() && elements.get(element) instanceof Glob.Element.Star) {
                afterStar = ++element;
                starEnd = at;
                continue;
            }
            int taken = element < elements.size() ? take(elements.get(element), at) : -1;
            if (taken >= 0) {
                at += taken;
                element++;
            } else if (afterStar >= 0 && starEnd < text.length()) {
                at = ++starEnd;
                element = afterStar;
            } else {
                return false;
            }
        }
        return true;
    }

    /** The number of bytes that the element takes here, or -1. */
    private int take(Glob.Element element, int at) {
        if (element instanceof Glob.Element.OneOf set) {
            return at < text.length() && set.contains(text.at(at) & 0xff) ? 1 : -1;
        }
        if (element instanceof Glob.Element.Literal literal) {
            ByteString bytes = literal.bytes();
            if (at + bytes.length() > text.length()) {
                return -1;
            }
            for (int index = 0; index < bytes.length(); index++) {
                if (bytes.at(index) != text.at(at + index)) {
                    return -1;
                }
            }
            return bytes.length();
        }
        return -1;
    }
}
