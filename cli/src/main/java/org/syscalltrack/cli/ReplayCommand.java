package org.syscalltrack.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.syscalltrack.dsl.check.FrontEndResult;
import org.syscalltrack.dsl.planner.Planner;
import org.syscalltrack.jvm.RuleSet;
import org.syscalltrack.jvm.replay.Replay;
import org.syscalltrack.jvm.replay.ReplaySummary;
import org.syscalltrack.jvm.trace.TraceFormat;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code sctc replay}: what rules would have logged and refused of calls that a machine recorded. */
final class ReplayCommand implements Command {
    private static final String TRACE = "--trace";
    private static final String INPUT = "--input";
    private static final String JOBS = "--jobs";
    private static final String SUMMARY = "--summary";
    private static final String JSON = "--json";
    private static final String VERBOSE = "--verbose";

    @Override
    public CommandSpec specification() {
        CommandSpec specification = Specifications.command(
                "replay", "Shows what rules would have logged and refused of calls that a machine recorded.");
        specification.addOption(Specifications.option("TRACE", TRACE)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .required(true)
                .description("A trace, or a directory of traces; plain, or packed by gzip or zstd; - is standard input."
                        + " May stand several times.")
                .build());
        specification.addOption(Specifications.option("FORMAT", INPUT)
                .description("What wrote it: strace, audit or json (of sctlog); its first line tells if left out.")
                .build());
        specification.addOption(Specifications.option("N", JOBS)
                .type(int.class)
                .description("Replay so many traces at the same time; 1 if left out.")
                .build());
        specification.addOption(Specifications.flag(SUMMARY)
                .description("Print only the summary.")
                .build());
        specification.addOption(Specifications.flag(JSON)
                .description("Print each event as a JSON object on a line of its own, as sctlog --json does.")
                .build());
        specification.addOption(Specifications.flag("-v", VERBOSE)
                .description("Show the lines that cannot be read, and why.")
                .build());
        RuleCompiler.addParameters(specification);
        return specification;
    }

    @Override
    public ExitStatus run(ParseResult arguments, Terminal terminal) throws IOException {
        RuleCompiler compiler = RuleCompiler.of(arguments, terminal);
        Optional<TraceFormat> format = format(arguments);
        int jobs = arguments.matchedOptionValue(JOBS, 1);
        if (jobs < 1) {
            throw new UsageException(JOBS + " takes a number from 1 on");
        }
        List<Path> traces = Traces.of(arguments.matchedOptionValue(TRACE, List.<String>of()));
        FrontEndResult checked = compiler.check(Specifications.parameters(arguments));
        compiler.tell(checked.diagnostics());
        if (checked.ruleSet().isEmpty()) {
            return ExitStatus.BAD_INPUT;
        }
        RuleSet rules = RuleSet.of(Planner.plan(checked.ruleSet().get()));
        ReplayPrinter printer = new ReplayPrinter(terminal, arguments.hasMatchedOption(JSON));
        ReplayJobs replays = new ReplayJobs(new Replay(rules, CatalogOption.of(arguments)), format, terminal, printer);
        replays.setQuiet(arguments.hasMatchedOption(SUMMARY));
        replays.setVerbose(arguments.hasMatchedOption(VERBOSE));
        try {
            ReplaySummary summary = replays.run(traces, jobs);
            printer.summary(summary, arguments.hasMatchedOption(JSON));
            return status(summary, terminal);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Optional<TraceFormat> format(ParseResult arguments) {
        Optional<String> label = Optional.ofNullable(arguments.matchedOptionValue(INPUT, null));
        if (label.isPresent() && TraceFormat.ofLabel(label.get()).isEmpty()) {
            throw new UsageException("there is no trace format " + label.get() + "; there are strace, audit and json");
        }
        return label.flatMap(TraceFormat::ofLabel);
    }

    /** Damage is never fatal, but a trace of which nothing could be read is no trace. */
    private static ExitStatus status(ReplaySummary summary, Terminal terminal) {
        if (summary.lines() > 0 && summary.damaged() == summary.lines()) {
            terminal.tell("sctc replay: no line could be read: is this a trace of strace, auditd or sctlog --json?"
                    + " --verbose shows what is wrong, --input says what it is");
            return ExitStatus.BAD_INPUT;
        }
        return ExitStatus.DONE;
    }
}
