package org.syscalltrack.jvm.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.syscalltrack.dsl.source.ByteString;

/** A struct may have any number of fields. */
class StructFieldsTest {
    @Test
    void growsForNumbersAndForBytes() {
        StructFields fields = new StructFields();
        for (int i = 0; i < 20; i++) {
            if (i % 4 == 0) {
                fields.put("f" + i, ByteSlice.of(ByteString.of((byte) i)));
            } else {
                fields.put("f" + i, i);
            }
        }
        for (int i = 0; i < 20; i++) {
            int index = fields.find("f" + i);
            assertThat(fields.isNumber(index)).isEqualTo(i % 4 != 0);
            assertThat(
                            fields.isNumber(index)
                                    ? fields.number(index)
                                    : fields.bytes(index).at(0))
                    .isEqualTo(i);
        }
        assertThat(fields.find("f20")).isEqualTo(StructFields.NONE);
    }
}
