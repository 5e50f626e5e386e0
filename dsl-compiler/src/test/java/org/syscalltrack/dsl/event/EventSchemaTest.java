package org.syscalltrack.dsl.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EventSchemaTest {
    private static final EventLayout LAYOUT = new EventLayout(
            0,
            "say \"no\"",
            "unlink",
            "x86_64",
            87,
            "before",
            List.of(
                    new EventField("COMM", FieldType.NAME),
                    new EventField("PARAMS[pathname]", FieldType.STRING),
                    new EventField("EUID", FieldType.INTEGER)),
            List.of(
                    new FormatPiece.StringField(0),
                    new FormatPiece.Text(" : back\\slash\n"),
                    new FormatPiece.StringField(1),
                    new FormatPiece.IntegerField(2, IntegerStyle.UNSIGNED),
                    new FormatPiece.NamedField(
                            2,
                            new ValueNames(
                                    ValueNames.Style.BITS,
                                    32,
                                    List.of(new ValueNames.Part(3, List.of(new ValueNames.Member("O_RDONLY", 0)))),
                                    List.of(new ValueNames.Member("O_CREAT", 64)))),
                    new FormatPiece.When(
                            new ValueTest.OneOf(2, -1, List.of(0L, -5L)),
                            List.of(
                                    new FormatPiece.StringField(1),
                                    new FormatPiece.When(
                                            new ValueTest.Known(1), List.of(), List.of(new FormatPiece.Time()))),
                            List.of(new FormatPiece.When(
                                    new ValueTest.Above(2, 7), List.of(new FormatPiece.SignalSet(2)), List.of()))),
                    new FormatPiece.Time()));

    @Test
    void readsBackWhatItWrote() {
        EventSchema schema = new EventSchema(List.of(LAYOUT));

        assertThat(EventSchema.read(schema.write())).isEqualTo(schema);
    }

    @Test
    void anEmptySchemaHasOnlyItsHeader() {
        assertThat(EventSchema.read(new EventSchema(List.of()).write()).layouts())
                .isEmpty();
    }

    @Test
    void namesTheLineThatItDoesNotUnderstand() {
        assertThatThrownBy(() -> EventSchema.read("syscalltrack-events 2\n"))
                .isInstanceOf(MalformedSchemaException.class)
                .hasMessage("event schema, line 1: the first line is not \"syscalltrack-events 1\"");
        assertThatThrownBy(() ->
                        EventSchema.read("syscalltrack-events 1\nlayout \"r\" unlink x86_64 87 before\nstring 0\n"))
                .hasMessage("event schema, line 3: field 0 of 0");
        assertThatThrownBy(() -> EventSchema.read("syscalltrack-events 1\nlayout \"r unlink x86_64 87 before\n"))
                .hasMessage("event schema, line 2: a string has no closing quote");
        assertThatThrownBy(() ->
                        EventSchema.read("syscalltrack-events 1\nlayout \"r\" unlink x86_64 many before\ntext \"x\"\n"))
                .hasMessage("event schema, line 2: \"many\" is not a number");
        String layout = "syscalltrack-events 1\nlayout \"r\" unlink x86_64 87 before\nfield \"UID\" INTEGER\n";
        assertThatThrownBy(() -> EventSchema.read(layout + "when 0 known\ntime\nend\n"))
                .hasMessage("event schema, line 6: expected \"else\"");
        assertThatThrownBy(() -> EventSchema.read(layout + "when 0 near 3\n"))
                .hasMessage("event schema, line 4: unknown test \"near\"");
        assertThatThrownBy(() -> EventSchema.read(layout + "named 0 BITS 32 [ 3 O_RDONLY\n"))
                .hasMessage("event schema, line 4: \"O_RDONLY\" is no NAME=VALUE");
    }
}
