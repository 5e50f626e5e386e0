package org.syscalltrack.dsl.event;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Renders an event as the line that its rule's {@code log_format} asks for, without a line end. */
public final class EventRenderer {
    private static final DateTimeFormatter RFC_3339 = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'");

    private final Instant bootTime;

    /**
     * Makes a renderer.
     *
     * @param bootTime when the machine that wrote the events was started; what {@code %time} counts from
     */
    public EventRenderer(Instant bootTime) {
        this.bootTime = bootTime;
    }

    /** Returns the line of a record that was decoded with this layout. */
    public String render(EventRecord event, EventLayout layout) {
        StringBuilder line = new StringBuilder();
        for (FormatPiece piece : layout.pieces()) {
            piece.accept(new PieceWriter(line, event));
        }
        return line.toString();
    }

    private final class PieceWriter implements FormatPiece.Visitor<StringBuilder> {
        private final StringBuilder line;
        private final EventRecord event;

        PieceWriter(StringBuilder line, EventRecord event) {
            this.line = line;
            this.event = event;
        }

        @Override
        public StringBuilder text(FormatPiece.Text piece) {
            return line.append(piece.text());
        }

        @Override
        public StringBuilder integerField(FormatPiece.IntegerField piece) {
            if (!(event.values().get(piece.field()) instanceof EventValue.IntegerValue integer)) {
                return line.append('?');
            }
            long value = integer.value();
            return line.append(
                    switch (piece.style()) {
                        case SIGNED -> Long.toString(value);
                        case UNSIGNED -> Long.toUnsignedString(value);
                        case HEXADECIMAL -> "0x" + Long.toHexString(value);
                        case BOOLEAN -> Boolean.toString(value != 0);
                    });
        }

        @Override
        public StringBuilder stringField(FormatPiece.StringField piece) {
            if (event.values().get(piece.field()) instanceof EventValue.StringValue text) {
                ByteEscaper.appendQuoted(line, text.bytes());
            } else {
                line.append('?');
            }
            return line;
        }

        @Override
        public StringBuilder time(FormatPiece.Time piece) {
            Instant time = bootTime.plus(Duration.ofNanos(event.time()));
            return line.append(RFC_3339.format(time.atOffset(ZoneOffset.UTC)));
        }
    }
}
