package org.syscalltrack.bpf.lower;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syscalltrack.dsl.source.ByteString;

final class ByteComparisonTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13, 15, 16, 17, 31, 4095})
    void piecesCoverEveryByteAndNoOther(int length) {
        BitSet covered = new BitSet();
        List<ByteComparison.Piece> pieces = ByteComparison.pieces(length);
        for (ByteComparison.Piece piece : pieces) {
            covered.set(piece.offset(), piece.offset() + piece.size().bytes());
        }
        assertThat(covered.cardinality()).isEqualTo(length);
        assertThat(covered.length()).isEqualTo(length);
        assertThat(pieces).hasSizeLessThanOrEqualTo(length / 8 + 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ab", "abc", "/etc/passwd", "/etc/shadow-", "\u00ff\u00ff\u00ff\u00ff\u00ff"})
    void valuesAreLittleEndian(String text) {
        ByteString bytes = ByteString.ofUtf8(text);
        for (ByteComparison.Piece piece : ByteComparison.pieces(bytes.length())) {
            long value = piece.valueIn(bytes);
            for (int i = 0; i < piece.size().bytes(); i++) {
                assertThat((byte) (value >>> (8 * i))).isEqualTo(bytes.at(piece.offset() + i));
            }
        }
    }
}
