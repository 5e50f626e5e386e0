package org.syscalltrack.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreemptionTest {
    @TempDir
    Path root;

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void theChoiceOfTheRunningKernelCounts() throws IOException {
        write("proc/version", "Linux version 6.12 #1 SMP PREEMPT_DYNAMIC Debian 6.12.117-1 (2025-01-01)\n");
        assertThat(Preemption.isFull(root)).isFalse();
        write("sys/kernel/debug/sched/preempt", "none (voluntary) full\n");
        assertThat(Preemption.isFull(root)).isFalse();
        write("sys/kernel/debug/sched/preempt", "none voluntary (full)\n");
        assertThat(Preemption.isFull(root)).isTrue();
        write("sys/kernel/debug/sched/preempt", "full (lazy)\n");
        assertThat(Preemption.isFull(root)).isTrue();
    }

    @Test
    void aKernelWithoutAChoiceSaysItInItsVersion() throws IOException {
        assertThat(Preemption.isFull(root)).isFalse();
        write("proc/version", "Linux version 6.1 #1 SMP PREEMPT Debian\n");
        assertThat(Preemption.isFull(root)).isTrue();
        write("proc/version", "Linux version 6.1 #1 SMP PREEMPT_RT Debian\n");
        assertThat(Preemption.isFull(root)).isTrue();
    }
}
