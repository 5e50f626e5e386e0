package org.syscalltrack.driver.page;

/** Builds HTML: text is escaped, markup is not. */
final class Html {
    private final StringBuilder out = new StringBuilder();

    /** Markup as it is. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Text of any origin. */
    Html text(String text) {
        out.append(escaped(text));
        return this;
    }

    /** A sentence whose words between backquotes are code. */
    Html prose(String text) {
        String[] parts = text.split("`", -1);
        for (int index = 0; index < parts.length; index++) {
            if (index % 2 == 1 && index < parts.length - 1) {
                element("code", "", parts[index]);
            } else {
                text(index % 2 == 1 ? "`" + parts[index] : parts[index]);
            }
        }
        return this;
    }

    /** An element that holds only text. */
    Html element(String name, String attributes, String text) {
        return raw("<" + name + (attributes.isEmpty() ? "" : " " + attributes) + ">")
                .text(text)
                .raw("</" + name + ">");
    }

    /** The text, harmless in an element and between double quotes; control characters become visible. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\n', '\t' -> escaped.append((char) character);
                default -> escaped.appendCodePoint(isShown(character) ? character : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    /** What HTML forbids, and what would turn the text's direction round. */
    private static boolean isShown(int character) {
        boolean control = Character.isISOControl(character);
        boolean surrogate = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        boolean direction =
                (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
        return !control && !surrogate && !direction;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
