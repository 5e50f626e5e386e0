package org.syscalltrack.dsl.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.syscalltrack.dsl.event.ValueNames.Member;
import org.syscalltrack.dsl.event.ValueNames.Part;
import org.syscalltrack.dsl.event.ValueNames.Style;

class ValueNamesTest {
    private static final ValueNames OPEN = new ValueNames(
            Style.BITS,
            32,
            List.of(new Part(
                    3, List.of(new Member("O_RDONLY", 0), new Member("O_WRONLY", 1), new Member("O_RDWR", 2)))),
            List.of(new Member("O_CREAT", 0100), new Member("O_SYNC", 04010000), new Member("O_DSYNC", 010000)));

    private static String text(ValueNames names, long value) {
        StringBuilder out = new StringBuilder();
        names.appendTo(out, value);
        return out.toString();
    }

    @Test
    void writesThePartThenTheBitsThenTheRest() {
        assertThat(text(OPEN, 0)).isEqualTo("O_RDONLY");
        assertThat(text(OPEN, 0102)).isEqualTo("O_RDWR|O_CREAT");
        assertThat(text(OPEN, 0x40000040)).isEqualTo("O_RDONLY|O_CREAT|0x40000000");
        assertThat(text(OPEN, 3)).isEqualTo("0x3");
    }

    @Test
    void aMemberOfSeveralBitsNeedsAllOfThem() {
        assertThat(text(OPEN, 04010001)).isEqualTo("O_WRONLY|O_SYNC");
        assertThat(text(OPEN, 010001)).isEqualTo("O_WRONLY|O_DSYNC");
    }

    @Test
    void bitsAboveTheTypeAreNotLookedAt() {
        assertThat(text(OPEN, -1L << 32)).isEqualTo("O_RDONLY");
        ValueNames choice = new ValueNames(Style.CHOICE, 32, List.of(), List.of(new Member("RUSAGE_CHILDREN", -1)));
        assertThat(text(choice, 0xffffffffL)).isEqualTo("RUSAGE_CHILDREN");
        assertThat(text(choice, -1)).isEqualTo("RUSAGE_CHILDREN");
        assertThat(text(choice, 7)).isEqualTo("0x7");
    }

    @Test
    void aMemberOfNoBitsNamesZeroOnly() {
        ValueNames access = new ValueNames(
                Style.BITS,
                32,
                List.of(),
                List.of(new Member("F_OK", 0), new Member("R_OK", 4), new Member("W_OK", 2)));
        assertThat(text(access, 0)).isEqualTo("F_OK");
        assertThat(text(access, 6)).isEqualTo("R_OK|W_OK");
    }

    @Test
    void permissionBitsAreOctal() {
        ValueNames mode = new ValueNames(
                Style.MODE,
                32,
                List.of(new Part(0170000, List.of(new Member("S_IFREG", 0100000)))),
                List.of(new Member("S_ISUID", 04000)));
        assertThat(text(mode, 0100644)).isEqualTo("S_IFREG|0644");
        assertThat(text(mode, 0104755)).isEqualTo("S_IFREG|S_ISUID|0755");
        assertThat(text(mode, 0)).isEqualTo("000");
        assertThat(ValueNames.octal(022)).isEqualTo("022");
        assertThat(ValueNames.octal(7)).isEqualTo("007");
    }

    @Test
    void signalsAndDevicesReadLikeStraces() {
        StringBuilder out = new StringBuilder();
        SignalSetText.appendTo(out, 0b10);
        out.append(' ');
        SignalSetText.appendTo(out, ~(1L << 8));
        out.append(' ');
        SignalSetText.appendTo(out, 0);
        assertThat(out).hasToString("[INT] ~[KILL] []");
        assertThat(DeviceText.of(0x801)).isEqualTo("makedev(0x8, 0x1)");
        assertThat(DeviceText.of(0x12345678)).isEqualTo("makedev(0x456, 0x12378)");
    }
}
