package org.syscalltrack.cli;

import java.io.IOException;
import java.util.List;
import org.syscalltrack.runtime.kernel.KernelProbe;
import org.syscalltrack.runtime.object.CompiledObject;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code sct_config upload}: replaces the rules in the kernel, all or none. */
final class UploadCommand implements Command {
    @Override
    public CommandSpec specification() {
        CommandSpec specification = Specifications.command(
                "upload", "Replaces the rules in the kernel by those of these files; on an error the old ones stay.");
        specification.addPositional(Specifications.files("FILE", "1..*", "An object that sctc compile wrote."));
        return specification;
    }

    @Override
    public ExitStatus run(ParseResult arguments, Terminal terminal) throws IOException {
        List<String> files = Specifications.parameters(arguments);
        CompiledObject object = ObjectFiles.read(files.get(0));
        KernelProbe probe = Machine.probe();
        probe.requireLoading();
        probe.requirePoints(object.manifest());
        Machine.open().loader().upload(object);
        terminal.print("Successfully uploaded rules from file '" + String.join("', '", files) + "'");
        return ExitStatus.DONE;
    }
}
