package org.syscalltrack.cli;

import java.util.List;
import java.util.Optional;

/** The programs and their subcommands. Nothing is built before it is asked for. */
final class Programs {
    private static final List<String> COMPILER =
            List.of("compile", "check", "format", "test", "replay", "doc", "explain", "disasm", "syscalls", "lsp");
    private static final List<String> CONFIGURATION =
            List.of("upload", "download", "check", "delete", "resume", "status");

    private Programs() {}

    /**
     * A program: either one command, or subcommands.
     *
     * @param summary one line about it; of a program that is one command, empty
     * @param subcommands their names, in the order of the help; empty where the program is one command
     */
    record Program(String name, String summary, List<String> subcommands) {
        /** Says whether the program's first argument names what to do. */
        boolean hasSubcommands() {
            return !subcommands.isEmpty();
        }

        /** Returns a new command; empty where there is none of that name. */
        Optional<Command> command(String subcommand) {
            return switch (name) {
                case "sctc" -> compilerCommand(subcommand);
                case "sct_config" -> configurationCommand(subcommand);
                default -> ownCommand(name);
            };
        }
    }

    /** Returns a program, which must be one of ours: the launchers name it. */
    static Program find(String name) {
        return switch (name) {
            case "sctc" -> new Program(name, "Compiles rules on system calls.", COMPILER);
            case "sct_config" -> new Program(name, "Changes and shows the rules in the kernel.", CONFIGURATION);
            case "sct_load", "sctlog", "sct_unload" -> new Program(name, "", List.of());
            default -> throw new UsageException("there is no program " + name);
        };
    }

    // Switches, not maps of constructors: each of those is linked at every start, whichever command is wanted.

    private static Optional<Command> compilerCommand(String subcommand) {
        return switch (subcommand) {
            case "compile" -> Optional.of(new CompileCommand());
            case "check" -> Optional.of(new CheckCommand());
            case "format" -> Optional.of(new FormatCommand());
            case "test" -> Optional.of(new TestCommand());
            case "replay" -> Optional.of(new ReplayCommand());
            case "doc" -> Optional.of(new DocCommand());
            case "explain" -> Optional.of(new ExplainCommand());
            case "disasm" -> Optional.of(new DisassembleCommand());
            case "syscalls" -> Optional.of(new SystemCallsCommand());
            case "lsp" -> Optional.of(new LanguageServerCommand());
            default -> Optional.empty();
        };
    }

    private static Optional<Command> configurationCommand(String subcommand) {
        return switch (subcommand) {
            case "upload" -> Optional.of(new UploadCommand());
            case "download" -> Optional.of(new DownloadCommand());
            case "check" -> Optional.of(new CheckCommand());
            case "delete" -> Optional.of(new DeleteCommand());
            case "resume" -> Optional.of(new ResumeCommand());
            case "status" -> Optional.of(new StatusCommand());
            default -> Optional.empty();
        };
    }

    private static Optional<Command> ownCommand(String program) {
        return switch (program) {
            case "sct_load" -> Optional.of(new LoadCommand());
            case "sctlog" -> Optional.of(new LogCommand());
            case "sct_unload" -> Optional.of(new UnloadCommand());
            default -> Optional.empty();
        };
    }
}
