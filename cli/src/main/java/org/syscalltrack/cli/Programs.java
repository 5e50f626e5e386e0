package org.syscalltrack.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The programs and their subcommands. Nothing is built before it is asked for. */
final class Programs {
    private final Map<String, Program> programs = new LinkedHashMap<>();

    /**
     * A program: either one command, or subcommands.
     *
     * @param summary one line about it
     * @param commands by their names; a program that is one command has it under the empty name
     */
    record Program(String name, String summary, Map<String, Supplier<Command>> commands) {
        /** Says whether the program's first argument names what to do. */
        boolean hasSubcommands() {
            return !commands.containsKey("");
        }

        /** Returns a new command; empty where there is none of that name. */
        Optional<Command> command(String subcommand) {
            return Optional.ofNullable(commands.get(subcommand)).map(Supplier::get);
        }
    }

    Programs() {
        add(new Program("sctc", "Compiles rules on system calls.", compilerCommands()));
        add(new Program("sct_load", "", Map.of("", LoadCommand::new)));
        add(new Program("sct_config", "Changes and shows the rules in the kernel.", configCommands()));
        add(new Program("sctlog", "", Map.of("", LogCommand::new)));
        add(new Program("sct_unload", "", Map.of("", UnloadCommand::new)));
    }

    private static Map<String, Supplier<Command>> compilerCommands() {
        Map<String, Supplier<Command>> commands = new LinkedHashMap<>();
        commands.put("compile", CompileCommand::new);
        commands.put("check", CheckCommand::new);
        commands.put("format", FormatCommand::new);
        commands.put("test", TestCommand::new);
        commands.put("replay", ReplayCommand::new);
        commands.put("explain", ExplainCommand::new);
        commands.put("disasm", DisassembleCommand::new);
        commands.put("syscalls", SystemCallsCommand::new);
        return commands;
    }

    private static Map<String, Supplier<Command>> configCommands() {
        Map<String, Supplier<Command>> commands = new LinkedHashMap<>();
        commands.put("upload", UploadCommand::new);
        commands.put("download", DownloadCommand::new);
        commands.put("check", CheckCommand::new);
        commands.put("delete", DeleteCommand::new);
        commands.put("resume", ResumeCommand::new);
        commands.put("status", StatusCommand::new);
        return commands;
    }

    /** Returns a program, which must be one of ours: the launchers name it. */
    Program find(String name) {
        Program program = programs.get(name);
        if (program == null) {
            throw new UsageException("there is no program " + name);
        }
        return program;
    }

    private void add(Program program) {
        programs.put(program.name(), program);
    }
}
