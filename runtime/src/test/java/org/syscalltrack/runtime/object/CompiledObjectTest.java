package org.syscalltrack.runtime.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CompiledObjectTest {
    @Test
    void damagedObjectsAreRefusedAndNeverThrowAnythingElse() {
        byte[] object = TestObject.withPoints("r", "fentry a");
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged =
                    Arrays.copyOf(object, random.nextInt(4) == 0 ? random.nextInt(object.length) : object.length);
            for (int j = random.nextInt(4); j >= 0 && damaged.length > 0; j--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                CompiledObject read = new CompiledObject(damaged);
                assertThat(read.file().functions()).isNotNull();
            } catch (MalformedObjectException e) {
                assertThat(e).as("seed %d", seed).hasMessageNotContaining("null");
            }
        }
    }
}
