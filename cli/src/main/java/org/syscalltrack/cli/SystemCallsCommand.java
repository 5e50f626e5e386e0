package org.syscalltrack.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.CallClass;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.diagnostic.NearestNames;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code sctc syscalls}: what the catalog knows of the calls that rules can name. */
final class SystemCallsCommand implements Command {
    private static final String ARCHITECTURE = "--arch";
    private static final String ABI = "--abi";
    private static final String FORMAT = "--format";

    @Override
    public CommandSpec specification() {
        CommandSpec specification =
                Specifications.command("syscalls", "Shows the system calls that rules can name, and all about one.");
        specification.addOption(Specifications.option("ARCH", ARCHITECTURE)
                .description("Only the calls of this machine: x86_64, arm64 or riscv64.")
                .build());
        specification.addOption(Specifications.option("ABI", ABI)
                .description("Only the calls of this ABI: x86_64, i386, arm64 or riscv64.")
                .build());
        specification.addOption(Specifications.option("FORMAT", FORMAT)
                .description("How to print: text (default) or json, which tells everything.")
                .build());
        CatalogOption.add(specification);
        specification.addPositional(Specifications.files(
                "NAME|CLASS",
                "0..*",
                "Calls, by a name or an alias, of which everything is shown; or classes of calls such as %%file,"
                        + " which are listed. All calls are listed if left out."));
        return specification;
    }

    @Override
    public ExitStatus run(ParseResult arguments, Terminal terminal) throws IOException {
        Set<Abi> abis = abis(arguments);
        boolean json = json(arguments);
        Catalog catalog = CatalogOption.of(arguments);
        List<String> words = Specifications.parameters(arguments);
        List<SystemCall> listed = new ArrayList<>();
        List<SystemCall> shown = new ArrayList<>();
        if (words.isEmpty()) {
            catalog.calls().stream().filter(call -> isOn(call, abis)).forEach(listed::add);
        }
        for (String word : words) {
            Optional<CallClass> callClass = word.startsWith("%") ? Optional.of(callClass(word)) : Optional.empty();
            if (callClass.isPresent()) {
                catalog.callsOf(callClass.get()).stream()
                        .filter(call -> isOn(call, abis))
                        .forEach(listed::add);
            } else {
                shown.add(find(catalog, word, abis));
            }
        }
        if (json) {
            List<SystemCall> all = new ArrayList<>(listed);
            all.addAll(shown);
            terminal.print(new CallJson(catalog, abis).write(all).stripTrailing());
            return ExitStatus.DONE;
        }
        CallText text = new CallText(catalog, abis);
        for (SystemCall call : listed) {
            terminal.print(text.line(call));
        }
        for (SystemCall call : shown) {
            terminal.print(text.everything(call).stripTrailing());
        }
        return ExitStatus.DONE;
    }

    private static Set<Abi> abis(ParseResult arguments) {
        Set<Abi> abis = EnumSet.allOf(Abi.class);
        if (arguments.hasMatchedOption(ARCHITECTURE)) {
            String name = arguments.matchedOptionValue(ARCHITECTURE, "");
            abis.retainAll(Architecture.of(name)
                    .orElseThrow(() -> new UsageException(
                            "there is no architecture " + name + "; there are x86_64, arm64, riscv64"))
                    .abis());
        }
        if (arguments.hasMatchedOption(ABI)) {
            String name = arguments.matchedOptionValue(ABI, "");
            Abi abi = Abi.of(name)
                    .orElseThrow(() ->
                            new UsageException("there is no ABI " + name + "; there are x86_64, i386, arm64, riscv64"));
            if (!abis.contains(abi)) {
                throw new UsageException("that architecture has no ABI " + name);
            }
            abis.retainAll(Set.of(abi));
        }
        return abis;
    }

    private static boolean json(ParseResult arguments) {
        String format = arguments.matchedOptionValue(FORMAT, "text");
        if (!format.equals("text") && !format.equals("json")) {
            throw new UsageException("there is no format " + format + "; there are text and json");
        }
        return format.equals("json");
    }

    private static CallClass callClass(String word) {
        return CallClass.of(word)
                .orElseThrow(() -> new InputException("there is no class " + word
                        + "; there are %file, %desc, %network, %process, %memory, %signal, %ipc and %creds"));
    }

    private static boolean isOn(SystemCall call, Set<Abi> abis) {
        return abis.stream().anyMatch(call::isOn);
    }

    private static SystemCall find(Catalog catalog, String name, Set<Abi> abis) {
        SystemCall call = catalog.find(name).orElseThrow(() -> {
            List<String> near = NearestNames.of(name, catalog.names());
            return new InputException("there is no system call " + name
                    + (near.isEmpty()
                            ? "; sctc syscalls lists all of them"
                            : "; do you mean " + String.join(" or ", near) + "?"));
        });
        if (!isOn(call, abis)) {
            throw new InputException(name + " is no system call of "
                    + String.join(", ", abis.stream().map(Abi::label).toList())
                    + call.sibling()
                            .filter(sibling -> catalog.find(sibling)
                                    .filter(other -> isOn(other, abis))
                                    .isPresent())
                            .map(sibling -> "; programs call " + sibling + " there")
                            .orElse(""));
        }
        return call;
    }
}
