package org.syscalltrack.dsl.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LosslessUtf8Test {
    @Test
    void decodesUtf8() {
        String text = "aé€\ud83d\ude00\ufffd";
        assertThat(LosslessUtf8.decode(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
        assertThat(LosslessUtf8.encode(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void keepsOtherBytes() {
        // Continuation alone, overlong, surrogate, above U+10FFFF, cut short.
        byte[] bytes = {
            (byte) 0x80,
            'a',
            (byte) 0xC0,
            (byte) 0xAF,
            (byte) 0xED,
            (byte) 0xA0,
            (byte) 0x80,
            (byte) 0xF5,
            (byte) 0xF4,
            (byte) 0x90,
            (byte) 0x80,
            (byte) 0x80,
            (byte) 0xE2,
            (byte) 0x82
        };
        String text = LosslessUtf8.decode(bytes);
        assertThat(text).hasSize(bytes.length).startsWith("\udc80a\udcc0\udcaf");
        assertThat(LosslessUtf8.encode(text)).isEqualTo(bytes);
    }

    @Test
    void roundTripsRandomBytes() {
        Random random = new Random(5);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);
            assertThat(LosslessUtf8.encode(LosslessUtf8.decode(bytes))).isEqualTo(bytes);
        }
    }
}
