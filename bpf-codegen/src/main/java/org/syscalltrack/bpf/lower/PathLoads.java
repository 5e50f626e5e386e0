package org.syscalltrack.bpf.lower;

import java.util.Optional;
import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.bpf.btf.CoreField;
import org.syscalltrack.bpf.function.FunctionLibrary;
import org.syscalltrack.bpf.function.Work;
import org.syscalltrack.bpf.hook.HookObjects;
import org.syscalltrack.dsl.catalog.HookFact.CarriedObject;
import org.syscalltrack.dsl.catalog.HookFact.ObjectType;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.dsl.plan.PathSource;
import org.syscalltrack.dsl.plan.StringSource;
import org.syscalltrack.dsl.plan.When;

/** Finds paths by the functions that the object's programs share; {@link FunctionLibrary} says what each gives. */
final class PathLoads implements PathSource.Visitor<Boolean> {
    /** Stack of the deepest chain of functions: a path joined to a descriptor's, in frames of 32 bytes. */
    private static final int STACK = 4 * 32;

    private static final int CALLERS_DIRECTORY = -100;

    private final Target target;
    private final ArgumentLoads arguments;
    private final ProcessValues process;
    private final TextLoads texts;
    private Room room = new Room(Register.R10, false, 0);
    private Label done = new Label("path_done");

    /** Reads the texts of paths. */
    interface TextLoads {
        /** Makes sure that a text lies in its room and what came of it in the slot that is returned. */
        int ensureLoaded(StringSource text);
    }

    /**
     * Where a path is to be written.
     *
     * @param base a register that survives calls, or the frame's
     * @param spilled whether the address lies in the frame's slot at the offset, instead of in the register
     * @param offset what is added to the address, or where the slot is
     */
    private record Room(Register base, boolean spilled, int offset) {}

    PathLoads(Target target, ArgumentLoads arguments, ProcessValues process, TextLoads texts) {
        this.target = target;
        this.arguments = arguments;
        this.process = process;
        this.texts = texts;
    }

    /** {@code R0} = the outcome of finding a path, which is written to a room of the scratch value; R1 to R5 are lost. */
    void find(PathSource source, int offset) {
        find(source, new Room(Registers.SCRATCH, false, offset));
    }

    /** The same, for a room whose address lies on the stack. */
    void findInto(PathSource source, int slot) {
        find(source, new Room(Register.R10, true, slot));
    }

    private void find(PathSource source, Room destination) {
        target.frame().reserveForCalls(STACK);
        room = destination;
        done = new Label("path_done");
        source.accept(this);
        target.flow().bind(done);
    }

    @Override
    public Boolean lexical(PathSource.Lexical node) {
        if (target.call().parameters().get(node.parameter()).kind() instanceof ParameterKind.Path path) {
            named(node.parameter(), path);
        } else {
            descriptor(node.parameter());
        }
        return true;
    }

    private void named(int parameter, ParameterKind.Path path) {
        StringSource text = new StringSource.ArgumentString(parameter);
        int outcome = texts.ensureLoaded(text);
        Label failed = new Label("directory_failed");
        Optional<Integer> directory = path.directory().map(target.call()::indexOf);
        directory.ifPresent(index -> arguments.prepare(index, failed));
        if (directory.isPresent()) {
            arguments.load(directory.get(), Register.R5);
            target.code()
                    .alu(AluOp.LSH, Register.R5, Integer.SIZE)
                    .alu(AluOp.RSH, Register.R5, Integer.SIZE)
                    .move(Register.R1, 1L << FunctionLibrary.directoryBit())
                    .alu(AluOp.OR, Register.R5, Register.R1);
        } else {
            target.code().move(Register.R5, CALLERS_DIRECTORY & 0xffffffffL);
        }
        address(Register.R3, Registers.SCRATCH, target.scratch().offsetOf(text));
        target.code().load(Size.DW, Register.R4, Registers.SCRATCH, outcome);
        call(target.functions().lexical());
        otherwise(failed, -1);
    }

    private void descriptor(int parameter) {
        Label failed = new Label("descriptor_failed");
        arguments.prepare(parameter, failed);
        arguments.load(parameter, Register.R3);
        call(target.functions().descriptor());
        otherwise(failed, -1);
    }

    @Override
    public Boolean real(PathSource.Real node) {
        Optional<HookObjects.PathObject> object = target.objects().path(node);
        if (object.isPresent()) {
            carried(object.get());
        } else if (target.objects().isDescriptor(node)) {
            descriptor(node.parameter());
        } else if (target.hook().isEmpty() && target.when() == When.BEFORE) {
            // The entry leaves it to the hook, where the rule is decided.
            target.code().move(Register.R0, 0);
        } else {
            throw new CannotLowerException(
                    target.hook().isEmpty()
                            ? "REALPATH() of a named file is known at a security hook only, before the call"
                            : "the hook " + target.hook() + ", where "
                                    + target.call().name()
                                    + " is decided, is not given the mount that REALPATH() asks for");
        }
        return true;
    }

    /** The path of what the hook is given. */
    private void carried(HookObjects.PathObject path) {
        Label absent = new Label("object_absent");
        CarriedObject object = path.object();
        target.hookArgument(object.argument(), Register.R1);
        target.flow().jumpIf(JumpOp.EQ, Register.R1, 0, absent);
        if (object.type() == ObjectType.DENTRY) {
            store(Work.DENTRY, Register.R1);
            target.hookArgument(path.directory().orElseThrow().argument(), Register.R1);
            store(Work.MOUNT, Register.R1, KernelStructs.PATH_MOUNT);
        } else {
            if (object.type() == ObjectType.BINPRM) {
                target.core().load(Register.R1, Register.R1, KernelStructs.BINPRM_FILE);
                target.flow().jumpIf(JumpOp.EQ, Register.R1, 0, absent);
            }
            boolean file = object.type() != ObjectType.PATH;
            store(Work.DENTRY, Register.R1, file ? KernelStructs.FILE_PATH_DENTRY : KernelStructs.PATH_DENTRY);
            store(Work.MOUNT, Register.R1, file ? KernelStructs.FILE_PATH_MOUNT : KernelStructs.PATH_MOUNT);
        }
        call(target.functions().walk());
        otherwise(absent, 0);
    }

    private void store(int field, Register base, CoreField from) {
        target.core().load(Register.R2, base, from);
        store(field, Register.R2);
    }

    private void store(int field, Register value) {
        target.code().store(Size.DW, Registers.SCRATCH, target.scratch().workOffset() + field, value);
    }

    @Override
    public Boolean executable(PathSource.Executable node) {
        process.ensureTask();
        store(Work.TASK, Registers.TASK);
        call(target.functions().executable());
        return true;
    }

    @Override
    public Boolean workingDirectory(PathSource.WorkingDirectory node) {
        call(target.functions().directory());
        return true;
    }

    @Override
    public Boolean controlGroup(PathSource.ControlGroup node) {
        call(target.functions().group());
        return true;
    }

    /** Calls a function with the memory and the room; its further arguments are in their registers. */
    private void call(String function) {
        address(Register.R1, Registers.SCRATCH, target.scratch().workOffset());
        if (room.spilled()) {
            target.code().load(Size.DW, Register.R2, room.base(), room.offset());
        } else {
            address(Register.R2, room.base(), room.offset());
        }
        target.code().call(function);
        target.flow().jump(done);
    }

    private void otherwise(Label label, int outcome) {
        target.flow().bind(label);
        if (target.flow().isReachable()) {
            target.code().move(Register.R0, outcome);
            target.flow().jump(done);
        }
    }

    private void address(Register destination, Register base, int offset) {
        target.code().move(destination, base);
        if (offset != 0) {
            target.code().alu(AluOp.ADD, destination, offset);
        }
    }
}
