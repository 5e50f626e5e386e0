package org.syscalltrack.dsl.event;

import java.util.List;
import java.util.Locale;

/** Writes the lines of an {@link EventSchema} that stand for pieces. */
final class PieceLines implements FormatPiece.Visitor<StringBuilder> {
    private final StringBuilder out;

    PieceLines(StringBuilder out) {
        this.out = out;
    }

    private StringBuilder line(String text) {
        return out.append(text).append('\n');
    }

    @Override
    public StringBuilder text(FormatPiece.Text piece) {
        return line("text " + EventSchema.quote(piece.text()));
    }

    @Override
    public StringBuilder integerField(FormatPiece.IntegerField piece) {
        return line("integer " + piece.field() + " " + piece.style());
    }

    @Override
    public StringBuilder stringField(FormatPiece.StringField piece) {
        return line("string " + piece.field());
    }

    @Override
    public StringBuilder internet6(FormatPiece.Internet6 piece) {
        return line("internet6 " + piece.high() + " " + piece.low());
    }

    @Override
    public StringBuilder time(FormatPiece.Time piece) {
        return line("time");
    }

    @Override
    public StringBuilder namedField(FormatPiece.NamedField piece) {
        ValueNames names = piece.names();
        out.append("named ")
                .append(piece.field())
                .append(' ')
                .append(names.style())
                .append(' ')
                .append(names.bits());
        for (ValueNames.Part part : names.parts()) {
            out.append(" [ ").append(part.mask());
            members(part.members());
            out.append(" ]");
        }
        members(names.members());
        return out.append('\n');
    }

    private void members(List<ValueNames.Member> members) {
        members.forEach(
                member -> out.append(' ').append(member.name()).append('=').append(member.value()));
    }

    @Override
    public StringBuilder signalSet(FormatPiece.SignalSet piece) {
        return line("signals " + piece.field());
    }

    @Override
    public StringBuilder when(FormatPiece.When piece) {
        line("when " + piece.test().field() + " " + words(piece.test()));
        piece.pieces().forEach(part -> part.accept(this));
        line("else");
        piece.otherwise().forEach(part -> part.accept(this));
        return line("end");
    }

    private static String words(ValueTest test) {
        if (test instanceof ValueTest.OneOf oneOf) {
            StringBuilder words = new StringBuilder("one-of ").append(oneOf.mask());
            oneOf.values().forEach(value -> words.append(' ').append(value));
            return words.toString();
        }
        return test instanceof ValueTest.Above above
                ? "above " + above.limit()
                : test.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
