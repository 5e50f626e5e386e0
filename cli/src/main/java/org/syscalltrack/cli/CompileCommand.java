package org.syscalltrack.cli;

import java.io.IOException;
import java.util.List;
import org.syscalltrack.driver.Target;
import org.syscalltrack.driver.TargetOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code sctc compile}: from rule files to an eBPF object. */
final class CompileCommand implements Command {
    private static final String OUTPUT = "-o";
    private static final String KERNEL = "--kernel";

    @Override
    public CommandSpec specification() {
        CommandSpec specification = Specifications.command("compile", "Compiles rule files to an eBPF object.");
        specification.addOption(Specifications.option("OUT", OUTPUT, "--output")
                .description("The object to write; the first file's name with .bpf.o if left out.")
                .build());
        specification.addOption(Specifications.option("VERSION", KERNEL)
                .description("Make it for this kernel, such as 6.12; for any kernel if left out.")
                .build());
        RuleCompiler.addOptions(specification);
        specification.addPositional(Specifications.files("FILE", "1..*", "Rule files: one rule set, in this order."));
        return specification;
    }

    @Override
    public ExitStatus run(ParseResult arguments, Terminal terminal) throws IOException {
        List<String> files = Specifications.parameters(arguments);
        String name = arguments.matchedOptionValue(OUTPUT, defaultOutput(files.get(0)));
        OutputFile output = new OutputFile(name, files);
        RuleCompiler compiler = RuleCompiler.of(arguments, terminal);
        RuleCompiler.Result result = compiler.compile(
                files, new TargetOptions(Target.BPF, "rules", arguments.matchedOptionValue(KERNEL, "")));
        result.products().forEach(product -> output.write(product.content().toByteArray()));
        return result.status();
    }

    private static String defaultOutput(String file) {
        int dot = file.lastIndexOf('.');
        return (dot > file.lastIndexOf('/') + 1 ? file.substring(0, dot) : file) + Target.BPF.suffix();
    }
}
