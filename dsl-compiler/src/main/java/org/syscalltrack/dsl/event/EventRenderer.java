package org.syscalltrack.dsl.event;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/** Renders an event as the line that its rule's {@code log_format} asks for, without a line end. */
public final class EventRenderer implements EventFormat {
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

    /** Returns when an event happened, as RFC 3339 writes it in UTC. */
    String timeOf(EventRecord event) {
        return RFC_3339.format(bootTime.plus(Duration.ofNanos(event.time())).atOffset(ZoneOffset.UTC));
    }

    @Override
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
                        case INTERNET_4 -> InternetAddresses.format(networkOrder(Integer.BYTES, value));
                        case ADDRESS -> value == 0 ? "NULL" : "0x" + Long.toHexString(value);
                        case OCTAL -> ValueNames.octal(value);
                        case DEVICE -> DeviceText.of(value);
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
        public StringBuilder internet6(FormatPiece.Internet6 piece) {
            if (event.values().get(piece.high()) instanceof EventValue.IntegerValue high
                    && event.values().get(piece.low()) instanceof EventValue.IntegerValue low) {
                byte[] address = Arrays.copyOf(networkOrder(Long.BYTES, high.value()), 2 * Long.BYTES);
                System.arraycopy(networkOrder(Long.BYTES, low.value()), 0, address, Long.BYTES, Long.BYTES);
                return line.append(InternetAddresses.format(address));
            }
            return line.append('?');
        }

        private static byte[] networkOrder(int size, long value) {
            byte[] bytes = new byte[size];
            for (int index = 0; index < size; index++) {
                bytes[index] = (byte) (value >>> ((size - 1 - index) * Byte.SIZE));
            }
            return bytes;
        }

        @Override
        public StringBuilder namedField(FormatPiece.NamedField piece) {
            if (event.values().get(piece.field()) instanceof EventValue.IntegerValue integer) {
                piece.names().appendTo(line, integer.value());
            } else {
                line.append('?');
            }
            return line;
        }

        @Override
        public StringBuilder signalSet(FormatPiece.SignalSet piece) {
            if (event.values().get(piece.field()) instanceof EventValue.IntegerValue integer) {
                SignalSetText.appendTo(line, integer.value());
            } else {
                line.append('?');
            }
            return line;
        }

        @Override
        public StringBuilder when(FormatPiece.When piece) {
            boolean holds = piece.test().holds(event.values().get(piece.test().field()));
            (holds ? piece.pieces() : piece.otherwise()).forEach(part -> part.accept(this));
            return line;
        }

        @Override
        public StringBuilder time(FormatPiece.Time piece) {
            return line.append(timeOf(event));
        }
    }
}
