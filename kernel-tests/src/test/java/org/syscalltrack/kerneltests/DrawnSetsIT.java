package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.syscalltrack.bpf.drawn.RandomRules;
import org.syscalltrack.bpf.kernel.KernelVersion;
import org.syscalltrack.bpf.kernel.TargetKernel;
import org.syscalltrack.bpf.object.BpfCompiler;
import org.syscalltrack.bpf.object.BpfOptions;
import org.syscalltrack.bpf.object.BpfResult;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.source.ByteString;

/**
 * Drawn rule sets, enforcing ones too, before the verifier of each kernel: whatever the checker and the code generator
 * accept is accepted. {@code -Dsct.sets=3000} draws so many, {@code -Dsct.seed=N} begins with a seed that was printed.
 */
final class DrawnSetsIT {
    private static final int RULES = 12;

    /** Sets that a verifier has once refused, since it followed more than a million instructions. */
    private static final List<Long> ONCE_REFUSED =
            List.of(69347992699951L, 69347992700181L, 85796793020360L, 85796793020423L, 85798915879248L);

    @InGuest
    void areAccepted(Guest guest) throws IOException {
        long first = Long.getLong("sct.seed", System.nanoTime());
        int sets = Integer.getInteger("sct.sets", 20);
        System.out.println("DrawnSetsIT: -Dsct.seed=" + first);
        Path directory = Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "drawn").toAbsolutePath()),
                guest.kernel().series());
        TargetKernel kernel = new TargetKernel.OfVersion(
                KernelVersion.of(guest.kernel().series()).orElseThrow());
        int accepted = 0;
        List<Long> seeds = new ArrayList<>(ONCE_REFUSED);
        LongStream.range(first, first + sets).forEach(seeds::add);
        for (long seed : seeds) {
            String rules = RandomRules.enforcing(seed, RULES);
            BpfResult result = BpfCompiler.compile(
                    GuestRules.plan(rules), ByteString.ofUtf8(rules), new BpfOptions("test", kernel));
            if (result instanceof BpfResult.Compiled compiled) {
                Files.writeString(directory.resolve(seed + ".sct"), rules);
                Files.write(directory.resolve(seed + ".bpf.o"), compiled.bytes().toByteArray());
                accepted++;
            } else {
                assertThat(((BpfResult.Refused) result).findings())
                        .as("seed %d\n%s", seed, rules)
                        .allSatisfy(finding -> assertThat(finding.kind()).isEqualTo(DiagnosticKind.NOT_ON_TARGET));
            }
        }
        // Three of five are, on average; the others ask for what their call has no hook for.
        assertThat(accepted).isGreaterThan(sets / 5);
        String script = "for object in " + directory + "/*.bpf.o; do"
                + " if ! bpftool prog loadall $object /sys/fs/bpf/drawn >/tmp/log 2>&1; then"
                + " echo $object; tail -n 40 /tmp/log; fi; rm -rf /sys/fs/bpf/drawn; done";
        StepResult loaded = guest.run(script, new byte[0], Duration.ofSeconds(300L + 20L * sets));
        assertThat(loaded.expectSuccess().out()).isEmpty();
    }
}
