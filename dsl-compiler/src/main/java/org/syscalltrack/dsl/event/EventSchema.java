package org.syscalltrack.dsl.event;

import java.util.List;

/**
 * The layouts of all events of one compiled rule set. It rides in the object as text, one thing a line, so that a reader
 * of another version can say what it does not understand:
 *
 * <pre>
 * syscalltrack-events 1
 * layout "unlink_rule1" unlink x86_64 87 before
 * field "COMM" NAME
 * field "PARAMS[pathname]" STRING
 * string 0
 * text " : "
 * string 1
 * integer 2 SIGNED
 * named 3 BITS 32 [ 3 O_RDONLY=0 O_WRONLY=1 ] O_CREAT=64
 * when 3 one-of 64 64
 * time
 * else
 * end
 * </pre>
 *
 * @param layouts in the order of their ids
 */
public record EventSchema(List<EventLayout> layouts) {
    static final String HEADER = "syscalltrack-events 1";

    /** Copies the list. */
    public EventSchema {
        layouts = List.copyOf(layouts);
        for (int i = 0; i < layouts.size(); i++) {
            if (layouts.get(i).id() != i) {
                throw new IllegalArgumentException("layout " + layouts.get(i).id() + " at index " + i);
            }
        }
    }

    /** Returns the text form. */
    public String write() {
        StringBuilder out = new StringBuilder(HEADER).append('\n');
        for (EventLayout layout : layouts) {
            out.append("layout ").append(quote(layout.rule()));
            out.append(' ').append(layout.call());
            out.append(' ').append(layout.abi());
            out.append(' ').append(layout.number());
            out.append(' ').append(layout.when()).append('\n');
            for (EventField field : layout.fields()) {
                out.append("field ").append(quote(field.label())).append(' ').append(field.type());
                out.append('\n');
            }
            PieceLines lines = new PieceLines(out);
            layout.pieces().forEach(piece -> piece.accept(lines));
        }
        return out.toString();
    }

    /**
     * Reads the text form back.
     *
     * @throws MalformedSchemaException with the line's number, where the text is not of this version or damaged
     */
    public static EventSchema read(String text) {
        return new SchemaParser(text).parse();
    }

    static String quote(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> out.appendCodePoint(c);
            }
        });
        return out.append('"').toString();
    }
}
