package org.syscalltrack.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.syscalltrack.bpf.kernel.TargetKernel;
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
        specification.addPositional(Specifications.files(
                "FILE", "1..*", "Rule files, or one object (or module directory) that sctc compile wrote."));
        return specification;
    }

    @Override
    public ExitStatus run(ParseResult arguments, Terminal terminal) throws IOException {
        List<String> files = Specifications.parameters(arguments);
        if (Modules.areUsed()) {
            return uploadModule(files, arguments, terminal);
        }
        CompiledObject object;
        if (files.size() == 1 && ObjectFiles.isObject(files.get(0))) {
            object = ObjectFiles.read(files.get(0));
        } else {
            TargetKernel kernel = new TargetKernel.Any(Machine.probe().letsCallsFail());
            RuleCompiler.Result result =
                    RuleCompiler.of(arguments, terminal).compile(files, new TargetOptions(Target.BPF, "rules", kernel));
            if (result.products().isEmpty()) {
                return result.status();
            }
            object = new CompiledObject(result.products().get(0).content().toByteArray());
        }
        KernelProbe probe = Machine.probe();
        probe.requireLoading();
        CompiledObject chosen = object.choose(probe.facts().version(), probe::carries, probe::serves);
        probe.requirePoints(chosen.manifest());
        Machine.open().loader().upload(chosen);
        return uploaded(files, terminal);
    }

    private static ExitStatus uploaded(List<String> files, Terminal terminal) throws IOException {
        terminal.print("Successfully uploaded rules from file '" + String.join("', '", files) + "'");
        return ExitStatus.DONE;
    }

    private static ExitStatus uploadModule(List<String> files, ParseResult arguments, Terminal terminal)
            throws IOException {
        Machine.probe().requirePrivilege();
        if (files.size() == 1 && Files.isDirectory(Path.of(files.get(0)))) {
            Modules.loader().upload(Path.of(files.get(0)));
            return uploaded(files, terminal);
        }
        if (files.size() == 1 && ObjectFiles.isObject(files.get(0))) {
            throw new UsageException("rules go into a kernel module here (sct_load --kmod), and " + files.get(0)
                    + " is an eBPF object: give the rule files, or a directory that sctc compile --target kmod wrote");
        }
        RuleCompiler.Result result =
                RuleCompiler.of(arguments, terminal).compile(files, new TargetOptions(Target.KMOD, "rules", ""));
        if (result.products().isEmpty()) {
            return result.status();
        }
        Modules.upload(result.products(), files);
        return uploaded(files, terminal);
    }
}
