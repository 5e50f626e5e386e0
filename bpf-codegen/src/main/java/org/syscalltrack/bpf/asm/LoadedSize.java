package org.syscalltrack.bpf.asm;

/**
 * How large code becomes when a kernel loads it: it replaces calls of some helpers by instructions
 * ({@code do_misc_fixups} of {@code kernel/bpf/verifier.c}), and then jumps have to reach over those as well. The numbers
 * are upper bounds, seen in Linux 6.1 to 6.18.
 */
public final class LoadedSize {
    /** Of array and hash maps: {@code map_gen_lookup} of {@code kernel/bpf/arraymap.c} and {@code hashtab.c}. */
    private static final int LOOKUP = 9;
    /** {@code inline_bpf_loop}. */
    private static final int LOOP = 24;
    /** The check of the index against speculation. */
    private static final int TAIL_CALL = 4;
    /** {@code bpf_get_current_task_btf} reads a variable of the CPU. */
    private static final int CURRENT = 2;

    private LoadedSize() {}

    /** How many slots a function takes at most when it is loaded. */
    public static int of(Code code) {
        int slots = 0;
        for (Code.Line line : code.lines()) {
            slots += of(line.instruction());
        }
        return slots;
    }

    /** How many slots an instruction takes at most when it is loaded. */
    static int of(Instruction instruction) {
        int more = 0;
        if (instruction instanceof Instruction.Call call
                && call.target() instanceof CallTarget.HelperFunction function) {
            more = growthOf(function.number());
        }
        return instruction.slots() + more;
    }

    private static int growthOf(int helper) {
        if (helper == Helper.MAP_LOOKUP_ELEM.number()) {
            return LOOKUP;
        } else if (helper == Helper.LOOP.number()) {
            return LOOP;
        } else if (helper == Helper.TAIL_CALL.number()) {
            return TAIL_CALL;
        }
        return helper == Helper.GET_CURRENT_TASK_BTF.number() ? CURRENT : 0;
    }
}
