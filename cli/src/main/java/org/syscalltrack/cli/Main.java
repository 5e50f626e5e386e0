package org.syscalltrack.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.syscalltrack.driver.ToolVersion;
import org.syscalltrack.runtime.MachineException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The entry of all programs: finds the command, runs it, and answers for what goes wrong. */
public final class Main {
    private static final int HELP_WIDTH = 100;

    private final Terminal terminal;

    Main(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Runs a program.
     *
     * @param arguments the program's name, as the launcher says it, and then the user's arguments
     */
    public static void main(String[] arguments) {
        Terminal terminal = Terminal.ofProcess(System.getenv());
        int status = new Main(terminal).run(List.of(arguments)).code();
        // Not System.exit: no shutdown hook waits for anything, and threads of libraries must not keep us.
        Runtime.getRuntime().halt(status);
    }

    /** Runs a program and returns its exit status. Never throws. */
    ExitStatus run(List<String> arguments) {
        String name = arguments.isEmpty() ? "sctc" : arguments.get(0);
        ExitStatus status = runSafely(name, arguments);
        try {
            terminal.flush();
        } catch (IOException e) {
            // Nobody reads standard output any more, as with `| head`: that is no failure.
            return status;
        }
        return status;
    }

    private ExitStatus runSafely(String name, List<String> arguments) {
        try {
            return runProgram(name, arguments.stream().skip(1).toList());
        } catch (UsageException e) {
            terminal.tell(name + ": " + e.getMessage());
            return ExitStatus.WRONG_USAGE;
        } catch (InputException e) {
            terminal.tell(name + ": " + e.getMessage());
            return ExitStatus.BAD_INPUT;
        } catch (MachineException e) {
            terminal.tell(name + ": " + e.getMessage());
            return ExitStatus.MACHINE_CANNOT;
        } catch (IOException e) {
            // As above: only standard output throws it.
            return ExitStatus.DONE;
        } catch (RuntimeException | Error e) {
            terminal.tell(name + ": " + DefectReport.write(name, arguments, e));
            return ExitStatus.DEFECT;
        }
    }

    private ExitStatus runProgram(String name, List<String> arguments) throws IOException {
        Programs.Program program = Programs.find(name);
        boolean subcommands = program.hasSubcommands();
        String subcommand = subcommands && !arguments.isEmpty() ? arguments.get(0) : "";
        Optional<Command> command = program.command(subcommand);
        if (command.isEmpty()) {
            return runOverview(program, arguments);
        }
        return subcommands
                ? runCommand(command.get(), name + " " + subcommand, arguments.subList(1, arguments.size()))
                : runCommand(command.get(), name, arguments);
    }

    private ExitStatus runCommand(Command command, String name, List<String> arguments) throws IOException {
        if (command instanceof FileCommand plain
                && !arguments.isEmpty()
                && arguments.stream().noneMatch(argument -> argument.startsWith("-") || argument.startsWith("@"))) {
            return plain.run(arguments, terminal);
        }
        CommandSpec specification = command.specification();
        return parse(specification, name, arguments, parsed -> command.run(parsed, terminal));
    }

    /** Shows the help that lists the subcommands, or says which of them was meant. */
    private ExitStatus runOverview(Programs.Program program, List<String> arguments) throws IOException {
        CommandSpec specification = Specifications.command(program.name(), program.summary());
        for (String name : program.subcommands()) {
            program.command(name).ifPresent(command -> specification.addSubcommand(name, command.specification()));
        }
        return parse(specification, program.name(), arguments, parsed -> {
            terminal.tell(usage(specification));
            return ExitStatus.WRONG_USAGE;
        });
    }

    private interface Action {
        ExitStatus run(ParseResult parsed) throws IOException;
    }

    private ExitStatus parse(CommandSpec specification, String name, List<String> arguments, Action action)
            throws IOException {
        ParseResult parsed;
        try {
            specification.name(name);
            parsed = new CommandLine(specification).parseArgs(arguments.toArray(String[]::new));
        } catch (ParameterException e) {
            terminal.tell(name + ": " + e.getMessage());
            terminal.tell("Try '" + name + " --help'.");
            return ExitStatus.WRONG_USAGE;
        }
        if (parsed.isUsageHelpRequested()) {
            terminal.print(usage(specification));
            return ExitStatus.DONE;
        }
        if (parsed.isVersionHelpRequested()) {
            terminal.print("syscalltrack " + ToolVersion.current());
            return ExitStatus.DONE;
        }
        return action.run(parsed);
    }

    private static String usage(CommandSpec specification) {
        specification.usageMessage().width(HELP_WIDTH);
        return new CommandLine(specification)
                .getUsageMessage(CommandLine.Help.Ansi.OFF)
                .stripTrailing();
    }
}
