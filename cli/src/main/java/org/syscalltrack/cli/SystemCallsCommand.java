package org.syscalltrack.cli;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.SystemCall;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code sctc syscalls}: the calls that rules can name, with their parameters. */
final class SystemCallsCommand implements Command {
    @Override
    public CommandSpec specification() {
        CommandSpec specification = Specifications.command(
                "syscalls", "Lists the system calls that rules can name, with their parameters.");
        specification.addPositional(
                Specifications.files("NAME", "0..*", "Only these calls, by a name or an alias; all if left out."));
        return specification;
    }

    @Override
    public ExitStatus run(ParseResult arguments, Terminal terminal) throws IOException {
        Catalog catalog = Catalog.standard();
        List<String> names = Specifications.parameters(arguments);
        List<SystemCall> calls = names.isEmpty()
                ? catalog.calls()
                : names.stream().map(name -> find(catalog, name)).toList();
        for (SystemCall call : calls) {
            terminal.print(describe(call));
        }
        return ExitStatus.DONE;
    }

    private static SystemCall find(Catalog catalog, String name) {
        return catalog.find(name)
                .orElseThrow(() ->
                        new InputException("there is no system call " + name + "; sctc syscalls lists all of them"));
    }

    /** Returns a call as C declares it, then its numbers: {@code unlink(const char *pathname)  x86_64 87, i386 10}. */
    private static String describe(SystemCall call) {
        String parameters = call.parameters().stream()
                .map(parameter -> parameter.cType() + (parameter.cType().endsWith("*") ? "" : " ") + parameter.name())
                .collect(Collectors.joining(", "));
        String numbers = List.of(Abi.values()).stream()
                .flatMap(abi -> call.entry(abi).stream())
                .map(entry -> entry.abi().label() + " " + entry.number())
                .collect(Collectors.joining(", "));
        return call.name() + "(" + parameters + ")  " + numbers;
    }
}
