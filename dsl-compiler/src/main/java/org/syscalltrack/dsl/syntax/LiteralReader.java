package org.syscalltrack.dsl.syntax;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Diagnostics;
import org.syscalltrack.dsl.diagnostic.Fix;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.dsl.source.LosslessUtf8;
import org.syscalltrack.dsl.source.Span;

/** Reads numbers, strings and character constants as C11 does, with the limits of {@code language-details.md} 15, 16, 88. */
final class LiteralReader {
    private static final Pattern NUMBER = Pattern.compile("0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|(0[0-7]*)|([1-9][0-9]*)");
    private static final Pattern SUFFIXED =
            Pattern.compile("(0[xX][0-9a-fA-F]+|0[bB][01]+|0[0-7]*|[1-9][0-9]*)([uU][lL]{0,2}|[lL]{1,2}[uU]?)");
    private static final String SIMPLE_ESCAPES = "abfnrtv\\'\"?";
    private static final byte[] SIMPLE_VALUES = {7, 8, 12, 10, 13, 9, 11, '\\', '\'', '"', '?'};

    private final Diagnostics diagnostics;

    LiteralReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** The 64 bits of a number; empty if it is none, which is reported. */
    OptionalLong number(Span span) {
        String written = span.text();
        Matcher number = NUMBER.matcher(written);
        if (!number.matches()) {
            malformedNumber(span, written);
            return OptionalLong.empty();
        }
        BigInteger value = number.group(1) != null
                ? new BigInteger(number.group(1), 16)
                : number.group(2) != null
                        ? new BigInteger(number.group(2), 2)
                        : new BigInteger(written, number.group(3) != null ? 8 : 10);
        if (value.bitLength() > Long.SIZE) {
            diagnostics.add(Diagnostic.of(DiagnosticKind.NUMBER_TOO_LARGE, span, written)
                    .withLabel("needs " + value.bitLength() + " bits")
                    .withNote("the largest number is 18446744073709551615, that is 0xffffffffffffffff"));
            return OptionalLong.empty();
        }
        return OptionalLong.of(value.longValue());
    }

    private void malformedNumber(Span span, String written) {
        Matcher suffixed = SUFFIXED.matcher(written);
        if (suffixed.matches()) {
            diagnostics.add(Diagnostic.of(DiagnosticKind.NUMBER_SUFFIX, span, suffixed.group(2))
                    .withLabel("all numbers have 64 bits")
                    .withFix(Fix.replace("leave out the suffix", span, suffixed.group(1))));
            return;
        }
        Diagnostic diagnostic = Diagnostic.of(DiagnosticKind.MALFORMED_NUMBER, span, written);
        if (written.matches("[0-9]+(\\.[0-9]+){3}")) {
            diagnostic = diagnostic
                    .withLabel("addresses are written as strings")
                    .withFix(Fix.replace("put it in quotes", span, "\"" + written + "\""));
        } else if (written.contains(".")) {
            diagnostic = diagnostic.withLabel("only whole numbers");
        } else if (written.matches("0[0-9]+")) {
            diagnostic = diagnostic
                    .withLabel("a leading 0 means octal, and this has an 8 or a 9")
                    .withFix(Fix.replace("write it decimal", span, written.replaceFirst("^0+(?=.)", "")));
        } else {
            diagnostic = diagnostic.withLabel("numbers are decimal, `0x…`, `0b…` or octal `0…`");
        }
        diagnostics.add(diagnostic);
    }

    /** The bytes of a string whose characters, without the quotes, are {@code inner}; bad escapes are reported. */
    ByteString string(Span inner) {
        String written = inner.text();
        if (written.indexOf('\\') < 0) {
            return ByteString.of(LosslessUtf8.encode(written));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int plainFrom = 0;
        for (int at = written.indexOf('\\'); at >= 0; at = written.indexOf('\\', plainFrom)) {
            bytes.writeBytes(LosslessUtf8.encode(written.substring(plainFrom, at)));
            plainFrom = escape(inner, written, at, bytes);
        }
        bytes.writeBytes(LosslessUtf8.encode(written.substring(plainFrom)));
        return ByteString.of(bytes.toByteArray());
    }

    /** Reads the escape at {@code at}; returns the offset behind it. */
    private int escape(Span inner, String written, int at, ByteArrayOutputStream bytes) {
        if (at + 1 == written.length()) {
            return at + 1;
        }
        char c = written.charAt(at + 1);
        int simple = SIMPLE_ESCAPES.indexOf(c);
        if (simple >= 0) {
            bytes.write(SIMPLE_VALUES[simple]);
            return at + 2;
        }
        int end = at + 2;
        if (c >= '0' && c <= '7') {
            while (end < written.length() && end < at + 4 && written.charAt(end) >= '0' && written.charAt(end) <= '7') {
                end++;
            }
            int value = Integer.parseInt(written.substring(at + 1, end), 8);
            if (value > 0xFF) {
                badEscape(inner, at, end, "octal escapes go up to `\\377`");
            }
            bytes.write(Math.min(value, 0xFF));
            return end;
        }
        if (c == 'x') {
            while (end < written.length() && end < at + 4 && Character.digit(written.charAt(end), 16) >= 0) {
                end++;
            }
            if (end == at + 4) {
                bytes.write(Integer.parseInt(written.substring(at + 2, end), 16));
            } else {
                badEscape(inner, at, end, "`\\x` takes exactly two digits");
            }
            return end;
        }
        return unknownEscape(inner, written, at, bytes);
    }

    private int unknownEscape(Span inner, String written, int at, ByteArrayOutputStream bytes) {
        char c = written.charAt(at + 1);
        int end = at + 1 + Character.charCount(written.codePointAt(at + 1));
        if (c == 'u') {
            while (end < written.length() && end < at + 6 && Character.digit(written.charAt(end), 16) >= 0) {
                end++;
            }
        }
        Span span = inner.file().span(inner.start() + at, inner.start() + end);
        Diagnostic diagnostic = Diagnostic.of(DiagnosticKind.BAD_ESCAPE, span, span.text());
        if (c == 'e') {
            diagnostic = diagnostic
                    .withLabel("not in C")
                    .withFix(Fix.replace("write the escape character's number", span, "\\x1b"));
        } else if (end == at + 6) {
            int codePoint = Integer.parseInt(written.substring(at + 2, end), 16);
            boolean shown = Character.isLetterOrDigit(codePoint);
            diagnostic = diagnostic.withLabel("write the character itself, or its bytes as `\\xHH`");
            if (shown) {
                diagnostic = diagnostic.withFix(
                        Fix.replace("write the character itself", span, Character.toString(codePoint)));
            }
        } else {
            diagnostic = diagnostic
                    .withLabel("a backslash is written `\\\\`")
                    .withFix(Fix.insertBefore("double the backslash", span, "\\"));
        }
        diagnostics.add(diagnostic);
        bytes.writeBytes(written.substring(at + 1, end).getBytes(StandardCharsets.UTF_8));
        return end;
    }

    private void badEscape(Span inner, int start, int end, String label) {
        Span span = inner.file().span(inner.start() + start, inner.start() + end);
        diagnostics.add(
                Diagnostic.of(DiagnosticKind.BAD_ESCAPE, span, span.text()).withLabel(label));
    }

    /** The byte of a character constant; empty if it is not one byte, which is reported. */
    OptionalLong character(Span span) {
        Span inner = span.file().span(span.start() + 1, span.end() - 1);
        ByteString bytes = string(inner);
        if (bytes.length() == 1) {
            return OptionalLong.of(bytes.at(0) & 0xFF);
        }
        String problem = bytes.length() == 0 ? "character constant is empty" : "character constant of several bytes";
        Diagnostic diagnostic = Diagnostic.of(DiagnosticKind.MALFORMED_CHARACTER, span, problem)
                .withLabel("one byte stands between single quotes");
        if (bytes.length() > 1 && inner.text().indexOf('"') < 0) {
            diagnostic = diagnostic.withFix(Fix.replace("write a string", span, "\"" + inner.text() + "\""));
        }
        diagnostics.add(diagnostic);
        return OptionalLong.empty();
    }
}
