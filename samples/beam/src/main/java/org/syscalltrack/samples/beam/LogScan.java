package org.syscalltrack.samples.beam;

import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.FileIO;
import org.apache.beam.sdk.io.TextIO;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.options.Validation;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;

/** The pipeline: {@code --rules=secrets.sct --logs='/var/log/traces/*' --output=/tmp/out/found}. */
public final class LogScan {
    private LogScan() {}

    /** What the pipeline is told. */
    public interface Options extends PipelineOptions {
        /** Returns the rule file, which every worker can read. */
        @Description("The rule file")
        @Validation.Required
        String getRules();

        /** Sets the rule file. */
        void setRules(String rules);

        /** Returns the pattern of the traces: of strace, auditd or sctlog, plain or packed. */
        @Description("The traces, as a file pattern")
        @Validation.Required
        String getLogs();

        /** Sets the pattern. */
        void setLogs(String logs);

        /** Returns what the names of the results begin with. */
        @Description("What the names of the results begin with")
        @Validation.Required
        String getOutput();

        /** Sets the beginning of the results' names. */
        void setOutput(String output);
    }

    /** Runs the pipeline to its end. */
    public static void main(String[] arguments) {
        Options options =
                PipelineOptionsFactory.fromArgs(arguments).withValidation().as(Options.class);
        Pipeline pipeline = Pipeline.create(options);
        PCollection<KV<String, String>> found = pipeline.apply(FileIO.match().filepattern(options.getLogs()))
                .apply(FileIO.readMatches())
                .apply(ParDo.of(new ReplayFunction(options.getRules())));
        found.apply(Values.create())
                .apply(
                        "lines",
                        TextIO.write().to(options.getOutput() + "-lines").withoutSharding());
        found.apply(Count.perKey())
                .apply(MapElements.into(TypeDescriptors.strings())
                        .via(count -> count.getKey() + " " + count.getValue()))
                .apply(
                        "counts",
                        TextIO.write().to(options.getOutput() + "-counts").withoutSharding());
        pipeline.run().waitUntilFinish();
    }
}
