package org.syscalltrack.samples.beam;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.beam.sdk.io.FileIO;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.jvm.RuleSet;
import org.syscalltrack.jvm.replay.Replay;
import org.syscalltrack.jvm.replay.ReplayListener;
import org.syscalltrack.jvm.replay.ReplayedMatch;

/** Replays a trace, and gives each match as its rule's name and its line. */
final class ReplayFunction extends DoFn<FileIO.ReadableFile, KV<String, String>> {
    private static final long serialVersionUID = 1L;

    private final String ruleFile;
    private final Counter damaged = Metrics.counter(ReplayFunction.class, "damaged");

    /** Compiled code does not travel: each worker makes its own from the rules' text. */
    private transient @Nullable Replay replay;

    ReplayFunction(String ruleFile) {
        this.ruleFile = ruleFile;
    }

    @Setup
    public void load() {
        replay = new Replay(RuleSet.load(Path.of(ruleFile)), Catalog.standard());
    }

    @ProcessElement
    public void replay(@Element FileIO.ReadableFile file, OutputReceiver<KV<String, String>> receiver)
            throws IOException {
        Replay ready = replay;
        if (ready == null) {
            throw new IllegalStateException("the function was not set up");
        }
        try (InputStream trace = Channels.newInputStream(file.open())) {
            ready.run(Optional.empty(), trace, new ReplayListener() {
                @Override
                public void matched(ReplayedMatch match) {
                    String rule = match.match().rule().name();
                    String line = match.line().orElse(match.match().actionText() + " by " + rule);
                    receiver.output(KV.of(rule, line));
                }

                @Override
                public void damaged(long line, String reason) {
                    damaged.inc();
                }
            });
        }
    }
}
