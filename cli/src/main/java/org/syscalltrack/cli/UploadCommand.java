package org.syscalltrack.cli;

import java.io.IOException;
import java.util.List;
import org.syscalltrack.driver.Target;
import org.syscalltrack.driver.TargetOptions;
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
        specification.addPositional(
                Specifications.files("FILE", "1..*", "Rule files, or one object that sctc compile wrote."));
        return specification;
    }

    @Override
    public ExitStatus run(ParseResult arguments, Terminal terminal) throws IOException {
        List<String> files = Specifications.parameters(arguments);
        CompiledObject object;
        if (files.size() == 1 && ObjectFiles.isObject(files.get(0))) {
            object = ObjectFiles.read(files.get(0));
        } else {
            RuleCompiler.Result result =
                    RuleCompiler.of(arguments, terminal).compile(files, TargetOptions.portable(Target.BPF, "rules"));
            if (result.products().isEmpty()) {
                return result.status();
            }
            object = new CompiledObject(result.products().get(0).content().toByteArray());
        }
        KernelProbe probe = Machine.probe();
        probe.requireLoading();
        CompiledObject chosen = object.choose(probe::serves);
        probe.requirePoints(chosen.manifest());
        Machine.open().loader().upload(chosen);
        terminal.print("Successfully uploaded rules from file '" + String.join("', '", files) + "'");
        return ExitStatus.DONE;
    }
}
