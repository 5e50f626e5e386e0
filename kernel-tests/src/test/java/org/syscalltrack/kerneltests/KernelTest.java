package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class KernelTest {
    @Test
    void findsTheCacheAsFetchKernelsDoes() {
        Map<String, String> all = Map.of("SCT_KERNEL_CACHE", "/one", "XDG_CACHE_HOME", "/two", "HOME", "/three");
        assertThat(Kernel.cache(all)).isEqualTo(Path.of("/one"));
        assertThat(Kernel.cache(Map.of("SCT_KERNEL_CACHE", "", "XDG_CACHE_HOME", "/two", "HOME", "/three")))
                .isEqualTo(Path.of("/two/syscalltrack/kernels"));
        assertThat(Kernel.cache(Map.of("HOME", "/three"))).isEqualTo(Path.of("/three/.cache/syscalltrack/kernels"));
    }

    @Test
    void saysHowToGetAKernelThatIsMissing() {
        assertThatThrownBy(() -> Kernel.ofSeries("1.0"))
                .isInstanceOfSatisfying(
                        GuestException.class, e -> assertThat(e.kind()).isEqualTo(GuestException.Kind.NOT_AVAILABLE))
                .hasMessageContaining("run kernel-tests/bin/fetch-kernels 1.0");
    }
}
