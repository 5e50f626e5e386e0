package org.syscalltrack.bpf.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.Assembler;
import org.syscalltrack.bpf.asm.CallTarget;
import org.syscalltrack.bpf.asm.Code;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.Instruction;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.bpf.asm.WideSource;
import org.syscalltrack.bpf.btf.BtfBuilder;
import org.syscalltrack.bpf.btf.BtfType;
import org.syscalltrack.bpf.btf.KernelTypes;
import org.syscalltrack.bpf.elf.BpfFunction;

/** The functions of an object: each is written when its symbol is first asked for. */
public final class FunctionLibrary {
    private static final String WALK = "sct_walk";
    private static final String FILE = "sct_file";

    private final BtfBuilder types;
    private final KernelTypes kernelTypes;
    private final Map<String, BpfFunction> functions = new LinkedHashMap<>();

    /** Starts without functions; their types go into this builder. */
    public FunctionLibrary(BtfBuilder types) {
        this.types = types;
        this.kernelTypes = new KernelTypes(types);
    }

    /** The functions that were asked for, and those that they call. */
    public List<BpfFunction> functions() {
        return List.copyOf(functions.values());
    }

    /** The functions that a program or function calls, and those that they call in turn. */
    public List<Code> calledBy(Code code) {
        Map<String, Code> found = new LinkedHashMap<>();
        collect(code, found);
        return List.copyOf(found.values());
    }

    private void collect(Code code, Map<String, Code> found) {
        for (Code.Line line : code.lines()) {
            BpfFunction function = functions.get(calledBy(line.instruction()));
            if (function != null && found.put(function.name(), function.code()) == null) {
                collect(function.code(), found);
            }
        }
    }

    private static String calledBy(Instruction instruction) {
        if (instruction instanceof Instruction.Call call && call.target() instanceof CallTarget.FunctionSymbol symbol) {
            return symbol.function();
        }
        return instruction instanceof Instruction.LoadWide load
                        && load.source() instanceof WideSource.FunctionSymbol symbol
                ? symbol.function()
                : "";
    }

    /** {@code long walk(work, room)}: the path of {@link Work#DENTRY} in {@link Work#MOUNT}. */
    public String walk() {
        if (!functions.containsKey(WALK)) {
            PathWalk walk = new PathWalk(kernelTypes);
            String step = step(walk.step(WALK + "_step"));
            global(walk.walk(WALK, step), work(), room());
        }
        return WALK;
    }

    /** {@code long directory(work, room)}: the calling thread's current directory. */
    public String directory() {
        String name = "sct_cwd";
        if (!functions.containsKey(name)) {
            global(new TaskFiles(kernelTypes).directory(name, walk()), work(), room());
        }
        return name;
    }

    /** {@code long executable(work, room)}: what the program of {@link Work#TASK} was read from. */
    public String executable() {
        String name = "sct_exe";
        if (!functions.containsKey(name)) {
            global(new TaskFiles(kernelTypes).executable(name, walk()), work(), room());
        }
        return name;
    }

    /** {@code long file(descriptor)}: the address of the file that a descriptor stands for, or 0. */
    public String file() {
        if (!functions.containsKey(FILE)) {
            global(new TaskFiles(kernelTypes).file(FILE), number("descriptor"));
        }
        return FILE;
    }

    /** {@code long descriptor(work, room, descriptor)}: the path of the file that a descriptor stands for. */
    public String descriptor() {
        String name = "sct_descriptor";
        if (!functions.containsKey(name)) {
            global(new TaskFiles(kernelTypes).descriptor(name, file(), walk()), work(), room(), number("descriptor"));
        }
        return name;
    }

    /**
     * {@code long lexical(work, room, text, outcome, directory)}: a named path, made absolute.
     *
     * <p>The outcome is the text's; the directory is a descriptor of 32 bits, which the bit
     * {@link #directoryBit()} says the call names.
     */
    public String lexical() {
        String name = "sct_path";
        if (!functions.containsKey(name)) {
            String step = step(LexicalPath.step(name + "_step"));
            global(
                    LexicalPath.lexical(name, step, directory(), descriptor()),
                    work(),
                    room(),
                    new BtfType.Parameter("text", string()),
                    number("outcome"),
                    number("directory"));
        }
        return name;
    }

    /** The bit of the last argument of {@link #lexical()}. */
    public static int directoryBit() {
        return LexicalPath.DIRECTORY_BIT;
    }

    /** {@code long group(work, room)}: the calling thread's control group. */
    public String group() {
        String name = "sct_cgroup";
        if (!functions.containsKey(name)) {
            GroupWalk walk = new GroupWalk(kernelTypes);
            String step = step(walk.step(name + "_step"));
            global(walk.walk(name, step), work(), room());
        }
        return name;
    }

    /**
     * {@code long count(rule)}: adds one to a number in the rule's value of a map.
     *
     * @param map with a value for each rule, of each CPU
     * @param offset of the number in the value
     */
    public String count(String map, int offset) {
        String name = "sct_count_" + offset;
        if (!functions.containsKey(name)) {
            Label end = new Label("end");
            Assembler code = new Assembler(name)
                    .store(Size.W, Register.R10, -Integer.BYTES, Register.R1)
                    .move(Register.R2, Register.R10)
                    .alu(AluOp.ADD, Register.R2, -Integer.BYTES)
                    .loadMap(Register.R1, map)
                    .call(Helper.MAP_LOOKUP_ELEM)
                    .jumpIf(JumpOp.EQ, Register.R0, 0, end)
                    .load(Size.DW, Register.R1, Register.R0, offset)
                    .alu(AluOp.ADD, Register.R1, 1)
                    .store(Size.DW, Register.R0, offset, Register.R1)
                    .bind(end)
                    .move(Register.R0, 0)
                    .exit();
            global(code.assemble(), number("rule"));
        }
        return name;
    }

    /** Adds a function that {@code bpf_loop} calls: {@code long step(unsigned int index, void *context)}. */
    public String step(Code code) {
        List<BtfType.Parameter> parameters = List.of(
                new BtfType.Parameter("index", types.unsigned32()),
                new BtfType.Parameter("context", types.pointer(BtfBuilder.VOID)));
        return add(BtfType.Linkage.STATIC, code, parameters);
    }

    /**
     * Adds a function: {@code long f(memory..., number...)}.
     *
     * @param memories the sizes of the memories whose addresses are the first arguments
     * @param numbers how many numbers follow them
     */
    public void add(Code code, List<Integer> memories, int numbers) {
        List<BtfType.Parameter> parameters = new ArrayList<>();
        for (int bytes : memories) {
            parameters.add(new BtfType.Parameter("memory" + parameters.size(), memory("sct_bytes_" + bytes, bytes)));
        }
        for (int i = 0; i < numbers; i++) {
            parameters.add(number("number" + i));
        }
        add(BtfType.Linkage.GLOBAL, code, parameters);
    }

    private void global(Code code, BtfType.Parameter... parameters) {
        add(BtfType.Linkage.GLOBAL, code, List.of(parameters));
    }

    private String add(BtfType.Linkage linkage, Code code, List<BtfType.Parameter> parameters) {
        int prototype = types.add(new BtfType.Prototype(signed(), new ArrayList<>(parameters)));
        functions.put(code.name(), BpfFunction.subProgram(linkage, prototype, code));
        return code.name();
    }

    private int signed() {
        return types.add(new BtfType.Int("long", Long.BYTES, BtfType.Encoding.SIGNED));
    }

    private BtfType.Parameter number(String name) {
        return new BtfType.Parameter(name, signed());
    }

    private BtfType.Parameter work() {
        return new BtfType.Parameter("work", memory("sct_work", Work.BYTES));
    }

    private BtfType.Parameter room() {
        return new BtfType.Parameter("room", string());
    }

    private int string() {
        return memory("sct_string", Work.STRING_BYTES);
    }

    /** A pointer to so many bytes: the verifier lets the function use them, and checks that each caller has them. */
    private int memory(String name, int bytes) {
        int content = types.array(types.character(), bytes);
        return types.pointer(types.add(
                new BtfType.Composite(false, name, bytes, List.of(new BtfType.Member("bytes", content, 0, 0)))));
    }
}
