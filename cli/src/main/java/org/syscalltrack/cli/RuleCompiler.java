package org.syscalltrack.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.syscalltrack.driver.CompileResult;
import org.syscalltrack.driver.CompilerDriver;
import org.syscalltrack.driver.Product;
import org.syscalltrack.driver.Target;
import org.syscalltrack.driver.TargetOptions;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.check.FrontEndResult;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.TextRenderer;
import org.syscalltrack.dsl.source.DiskSourceLoader;
import org.syscalltrack.dsl.source.SearchPathSourceLoader;
import org.syscalltrack.dsl.source.SourceLoader;
import org.syscalltrack.dsl.source.SourceRoot;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The compiler driver for the commands: tells the findings on the way. */
final class RuleCompiler {
    private static final String ARCHITECTURE = "--arch";
    private static final String INCLUDE_PATH = "-I";

    private final Terminal terminal;
    private final CompilerDriver driver;

    private RuleCompiler(Terminal terminal, Catalog catalog, Architecture architecture, SourceLoader loader) {
        this.terminal = terminal;
        this.driver = new CompilerDriver(catalog, architecture, loader);
    }

    /** Adds what names a rule set: its files, and the options of {@link #addOptions}. */
    static void addParameters(CommandSpec specification) {
        addOptions(specification);
        specification.addPositional(Specifications.files("FILE", "1..*", "Rule files: one rule set, in this order."));
    }

    /** Adds the options that say for what machine rules are and where their includes lie. */
    static void addOptions(CommandSpec specification) {
        specification.addOption(Specifications.option("ARCH", ARCHITECTURE)
                .description("The machine that the rules are for: x86_64 (default), arm64 or riscv64.")
                .build());
        CatalogOption.add(specification);
        specification.addOption(OptionSpec.builder(INCLUDE_PATH, "--include-path")
                .paramLabel("PLACE")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .description("Where else to look for what rules include: a directory, or a jar (in its META-INF/sct/);"
                        + " several are asked in this order.")
                .build());
    }

    /**
     * Makes a compiler as the user's options say; the defaults for a command that has none.
     *
     * @throws UsageException where the architecture is none of ours
     */
    static RuleCompiler of(ParseResult arguments, Terminal terminal) {
        Path base = Path.of("");
        List<SourceRoot> roots = arguments.matchedOptionValue(INCLUDE_PATH, List.<String>of()).stream()
                .map(place -> SourceRoot.of(base, place))
                .toList();
        return new RuleCompiler(
                terminal,
                CatalogOption.of(arguments),
                architecture(Optional.ofNullable(arguments.matchedOptionValue(ARCHITECTURE, null))),
                new SearchPathSourceLoader(new DiskSourceLoader(base), roots));
    }

    /** Makes a compiler as it is where the user gives no options. */
    static RuleCompiler standard(Terminal terminal) {
        SourceLoader files = new SearchPathSourceLoader(new DiskSourceLoader(Path.of("")), List.of());
        return new RuleCompiler(terminal, Catalog.standard(), Architecture.X86_64, files);
    }

    private static Architecture architecture(Optional<String> name) {
        if (name.isEmpty()) {
            return Architecture.X86_64;
        }
        return Architecture.of(name.get())
                .orElseThrow(() -> new UsageException("there is no architecture " + name.get() + "; there are "
                        + String.join(
                                ", ",
                                Stream.of(Architecture.values())
                                        .map(Architecture::label)
                                        .toList())));
    }

    /** Reads and checks the files. */
    FrontEndResult check(List<String> files) {
        return driver.check(files);
    }

    /** Tells findings as text. */
    void tell(List<Diagnostic> findings) {
        if (!findings.isEmpty()) {
            terminal.tell(new TextRenderer(terminal.colour()).render(findings).stripTrailing());
        }
    }

    /** What eBPF makes of rules without errors. */
    CompileResult object(FrontEndResult checked) {
        return driver.compile(checked, new TargetOptions(Target.BPF, "rules", ""));
    }

    /** What became of the files: products, or none and the exit status that says why. */
    record Result(List<Product> products, ExitStatus status) {
        Result {
            products = List.copyOf(products);
        }
    }

    /** Checks the files, tells the findings, and compiles them where there are no errors. */
    Result compile(List<String> files, TargetOptions options) {
        FrontEndResult checked = check(files);
        tell(checked.diagnostics());
        if (checked.ruleSet().isEmpty()) {
            return new Result(List.of(), ExitStatus.BAD_INPUT);
        }
        CompileResult result = driver.compile(checked, options);
        if (result instanceof CompileResult.Refused refused) {
            tell(refused.findings());
            return new Result(List.of(), ExitStatus.BAD_INPUT);
        }
        return new Result(((CompileResult.Compiled) result).products(), ExitStatus.DONE);
    }
}
