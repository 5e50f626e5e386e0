package org.syscalltrack.dsl.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syscalltrack.dsl.source.ByteString;

class EventRendererTest {
    private static final EventRenderer RENDERER = new EventRenderer(Instant.parse("2026-01-02T03:04:05Z"));

    /** The article's rule. */
    private static final EventLayout LAYOUT = new EventLayout(
            0,
            "unlink_rule1",
            "unlink",
            "x86_64",
            87,
            "before",
            List.of(
                    new EventField("COMM", FieldType.NAME),
                    new EventField("PARAMS[pathname]", FieldType.STRING),
                    new EventField("EUID", FieldType.INTEGER),
                    new EventField("SUID", FieldType.INTEGER)),
            List.of(
                    new FormatPiece.StringField(0),
                    new FormatPiece.Text(" : "),
                    new FormatPiece.StringField(1),
                    new FormatPiece.Text(" delete by "),
                    new FormatPiece.IntegerField(2, IntegerStyle.SIGNED),
                    new FormatPiece.Text(" --> "),
                    new FormatPiece.IntegerField(3, IntegerStyle.SIGNED)));

    private static ByteBuffer record(long unknown, String path) {
        byte[] string = path.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(LAYOUT.fixedSize() + string.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(1)
                .putInt(7)
                .putShort((short) 0)
                .put((byte) Verdict.LOG.code())
                .put((byte) 0)
                .putInt(2019)
                .putInt(2020)
                .putLong(unknown)
                .put(new byte[] {'r', 'm', 0, 'x', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0})
                .putLong(string.length)
                .putLong(0)
                .putLong(-1)
                .put(string)
                .flip();
    }

    @Test
    void rendersTheArticlesLine() {
        EventRecord event = EventRecord.decode(record(0, "./dummy"), LAYOUT);

        assertThat(RENDERER.render(event, LAYOUT)).isEqualTo("\"rm\" : \"./dummy\" delete by 0 --> -1");
        assertThat(event.generation()).isEqualTo(7);
        assertThat(event.process()).isEqualTo(2019);
        assertThat(event.thread()).isEqualTo(2020);
    }

    @Test
    void showsWhatCouldNotBeRead() {
        EventRecord event = EventRecord.decode(record(0b1110, ""), LAYOUT);

        assertThat(RENDERER.render(event, LAYOUT)).isEqualTo("\"rm\" : ? delete by ? --> ?");
    }

    @Test
    void refusesARecordThatIsTooShort() {
        ByteBuffer cut = record(0, "./dummy").limit(LAYOUT.fixedSize() + 3);

        assertThatThrownBy(() -> EventRecord.decode(cut, LAYOUT))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("a record of 75 bytes where 79 are needed");
        assertThatThrownBy(() -> EventRecord.layoutOf(ByteBuffer.allocate(8)))
                .isInstanceOf(MalformedRecordException.class);
    }

    @Test
    void writesTheTimeInUtcWithNanoseconds() {
        EventLayout layout =
                new EventLayout(0, "r", "getpid", "x86_64", 39, "before", List.of(), List.of(new FormatPiece.Time()));
        EventRecord event = new EventRecord(1_000_000_001L, 1, 0, Verdict.LOG, 0, 1, 1, List.of());

        assertThat(RENDERER.render(event, layout)).isEqualTo("2026-01-02T03:04:06.000000001Z");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "61 22 5c 62, `\"a\\\"\\\\b\"`",
                "0a 09 0d, `\"\\n\\t\\r\"`",
                "1b 7f 00, `\"\\x1b\\x7f\\x00\"`",
                "c3 a9, `\"é\"`",
                "c3, `\"\\xc3\"`",
                "c3 28, `\"\\xc3(\"`",
                "ff fe, `\"\\xff\\xfe\"`",
                "e2 80 ae 61, `\"\\xe2\\x80\\xaea\"`",
                "c2 85, `\"\\xc2\\x85\"`",
                "ed a0 80, `\"\\xed\\xa0\\x80\"`",
                "f0 9f 98 80, `\"😀\"`",
            })
    void keepsAProcessFromForgingALine(String bytes, String expected) {
        String[] words = bytes.split(" ", -1);
        byte[] raw = new byte[words.length];
        for (int i = 0; i < words.length; i++) {
            raw[i] = (byte) Integer.parseInt(words[i], 16);
        }
        StringBuilder line = new StringBuilder();

        ByteEscaper.appendQuoted(line, ByteString.of(raw));

        assertThat(line).hasToString(expected);
    }
}
