package org.syscalltrack.dsl.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SourceFileTest {
    private final SourceFile file = SourceFile.ofText("a.sct", "one\r\ntwo\rth\ud83d\ude00ree\n");

    @Test
    void linesEndAsEditorsCount() {
        LineMap lines = file.lineMap();
        assertThat(lines.lineCount()).isEqualTo(4);
        assertThat(lines.lineText(1)).isEqualTo("one");
        assertThat(lines.lineText(2)).isEqualTo("two");
        assertThat(lines.lineText(4)).isEmpty();
        assertThat(SourceFile.ofText("empty", "").lineMap().lineCount()).isEqualTo(1);
    }

    @Test
    void columnsAreCodePointsOrUtf16() {
        int offset = file.text().indexOf("ree");
        assertThat(file.lineMap().position(offset)).isEqualTo(new Position(3, 4));
        assertThat(file.lineMap().utf16Position(offset)).isEqualTo(new Position(3, 5));
        assertThat(file.lineMap().offsetOfUtf16(new Position(3, 5))).isEqualTo(offset);
        assertThat(file.lineMap().offsetOfUtf16(new Position(1, 99))).isEqualTo(3);
        assertThat(file.lineMap().offsetOfUtf16(new Position(99, 1)))
                .isEqualTo(file.text().length());
        assertThat(file.span(offset, offset + 1)).hasToString("a.sct:3:4");
    }

    @Test
    void loneSurrogatesOfEditorsAreReplaced() {
        SourceFile strange = SourceFile.ofText("b.sct", "a\ud800b\udcffc");
        assertThat(strange.text()).isEqualTo("a\ufffdb\udcffc");
        assertThat(LosslessUtf8.decode(strange.bytes())).isEqualTo(strange.text());
    }

    @Test
    void spansStayInTheText() {
        assertThatThrownBy(() -> file.span(3, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> file.span(0, 99)).isInstanceOf(IllegalArgumentException.class);
        assertThat(file.span(0, 3).to(file.span(5, 8)).text()).isEqualTo("one\r\ntwo");
    }
}
