package org.syscalltrack.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** What all commands' specifications have in common. */
final class Specifications {
    private Specifications() {}

    /** Returns a specification with a name and one line about it, and the options that every command has. */
    static CommandSpec command(String name, String summary) {
        CommandSpec specification = CommandSpec.create().name(name);
        specification.usageMessage().description(summary);
        specification.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build());
        specification.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Show the version.")
                .build());
        return specification;
    }

    /** Returns an option that takes a word. */
    static OptionSpec.Builder option(String word, String... names) {
        return OptionSpec.builder(names).type(String.class).paramLabel(word);
    }

    /** Returns an option that takes nothing. */
    static OptionSpec.Builder flag(String... names) {
        return OptionSpec.builder(names).type(boolean.class);
    }

    /** Returns the parameters of a command that takes files. */
    static PositionalParamSpec files(String label, String arity, String description) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .arity(arity)
                .required(!arity.startsWith("0"))
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(description)
                .build();
    }

    /** Returns the words of the parameters. */
    static List<String> parameters(ParseResult arguments) {
        return arguments.matchedPositionalValue(0, List.<String>of());
    }
}
