package org.syscalltrack.runtime.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syscalltrack.runtime.pin.PinLayout;
import org.syscalltrack.runtime.suspend.SuspendedCall;
import org.syscalltrack.runtime.suspend.SuspendedCalls;

/** Who is let go and how, with the layout of {@code docs/object-format.md} written by hand. */
final class SuspendedCallsTest {
    private static final int STATE = 8;
    private static final int SIZE = 120;

    @TempDir
    private Path directory = Path.of("");

    private FakeKernel kernel = new FakeKernel(new PinLayout(Path.of("")));
    private SuspendedCalls calls = new SuspendedCalls(kernel, directory);

    @BeforeEach
    void pinTheMap() throws IOException {
        PinLayout layout = new PinLayout(directory);
        Files.writeString(layout.suspended(), "1");
        kernel = new FakeKernel(layout);
        calls = new SuspendedCalls(kernel, layout.suspended());
    }

    private void stop(int thread, int process, int generation, int rule, long since) {
        ByteBuffer value = ByteBuffer.allocate(SIZE).order(ByteOrder.nativeOrder());
        value.putInt(12, generation).putInt(16, process).putInt(20, rule).putLong(32, since);
        kernel.stopped.put(thread, value.array());
    }

    private int state(int thread) {
        return ByteBuffer.wrap(kernel.stopped.getOrDefault(thread, new byte[0]))
                .order(ByteOrder.nativeOrder())
                .getInt(STATE);
    }

    @Test
    void listsTheOldestFirstAndNobodyWhoHasEnded() {
        stop(11, 10, 1, 3, 200);
        stop(21, 20, 1, 4, 100);
        stop(31, 30, 1, 4, 50);
        kernel.ended.add(30);
        assertThat(calls.list()).extracting(SuspendedCall::thread).containsExactly(21, 11);
        assertThat(calls.list()).extracting(SuspendedCall::rule).containsExactly(4, 3);
    }

    @Test
    void resumesEveryThreadOfAProcessWithOneSignal() {
        stop(11, 10, 1, 0, 1);
        stop(12, 10, 1, 0, 2);
        stop(21, 20, 1, 0, 3);
        assertThat(calls.resume(10)).extracting(SuspendedCall::thread).containsExactly(11, 12);
        assertThat(state(11)).isEqualTo(1);
        assertThat(state(12)).isEqualTo(1);
        assertThat(state(21)).isZero();
        assertThat(kernel.signals).containsExactly("10:18");
        assertThat(calls.resume(10)).isEmpty();
        assertThat(calls.resume(99)).isEmpty();
    }

    @Test
    void letsGoWhatFormerRulesHaveStopped() {
        stop(11, 10, 1, 0, 1);
        stop(21, 20, 2, 0, 2);
        calls.release(2);
        assertThat(kernel.stopped.keySet()).containsExactly(21);
        assertThat(kernel.signals).containsExactly("10:18");
    }

    @Test
    void endsWhatHasATimeoutThatIsOver() {
        stop(11, 10, 1, 0, 1);
        stopUntil(500, 0, 21, 20);
        stopUntil(500, 1, 31, 30);
        stopUntil(500, 2, 41, 40);
        stopUntil(501, 1, 51, 50);
        assertThat(calls.isUntidy(499)).isFalse();
        assertThat(calls.isUntidy(500)).isTrue();
        calls.tidy(500);
        assertThat(kernel.signals).containsExactlyInAnyOrder("20:18", "30:9", "40:18");
        assertThat(state(21)).isEqualTo(1);
        assertThat(state(41)).isEqualTo(3);
        assertThat(state(51)).isZero();
        kernel.ended.add(31);
        calls.tidy(500);
        assertThat(kernel.stopped.keySet()).containsExactlyInAnyOrder(11, 21, 41, 51);
        assertThat(calls.isUntidy(500)).isFalse();
    }

    @Test
    void forgetsThreadsThatHaveEnded() {
        stop(11, 10, 1, 0, 1);
        stop(12, 10, 1, 0, 1);
        kernel.ended.add(12);
        assertThat(calls.isUntidy(9)).isTrue();
        calls.tidy(9);
        assertThat(kernel.stopped.keySet()).containsExactly(11);
        assertThat(kernel.signals).isEmpty();
    }

    private void stopUntil(long end, int action, int thread, int process) {
        stop(thread, process, 1, 0, 1);
        ByteBuffer.wrap(kernel.stopped.getOrDefault(thread, new byte[0]))
                .order(ByteOrder.nativeOrder())
                .putLong(104, end)
                .putLong(112, action);
    }

    @Test
    void knowsNoCallWhereNothingIsPinned() throws IOException {
        Files.delete(directory.resolve("suspended"));
        assertThat(calls.list()).isEmpty();
        assertThat(calls.resume(1)).isEmpty();
        calls.release(1);
    }
}
