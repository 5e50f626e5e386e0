package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.syscalltrack.bpf.asm.EncodedCode;
import org.syscalltrack.bpf.elf.BpfObjectFile;

/** What a user is told when the kernel's verifier refuses a program: which line of which rule it was made for. */
final class VerifierIT {
    private static final String RULES = """
            rule {
               syscall_name = unlink
               rule_name    = first
               filter_expression { UID == 4711 }
               action { type = LOG log_format { %comm } }
            }
            rule {
               syscall_name = unlink
               rule_name    = second
               filter_expression { EUID == 4712 }
               action { type = LOG log_format { %comm } }
            }
            """;
    private static final int FILTER_LINE = 10;
    /** {@code r0 = *(u64 *)(r10 + 8)}: beyond the stack, which the verifier never allows (RFC 9669, section 5). */
    private static final byte[] BEYOND_THE_STACK = {0x79, (byte) 0xa0, 8, 0, 0, 0, 0, 0};

    @BeforeAll
    static void buildPrograms() throws IOException, InterruptedException {
        Sct.build();
    }

    @InGuest
    void aRefusalLeadsToTheRulesLine(Guest guest) {
        Sct sct = new Sct(guest);
        guest.write("/tmp/broken.conf", RULES);
        sct.run("sctc compile -o /tmp/broken.bpf.o /tmp/broken.conf").expectSuccess();
        sct.upload("old.conf", RULES.replace("4711", "0"));
        guest.write("/tmp/broken.bpf.o", broken(guest.read("/tmp/broken.bpf.o")));

        StepResult refused = sct.run("sct_config upload /tmp/broken.bpf.o");
        assertThat(refused.status()).as("%s", refused).isEqualTo(3);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .startsWith("sct_config: /tmp/broken.conf:" + FILTER_LINE
                        + ": the kernel's verifier refuses the program sct_")
                .contains("R10 off=8");
        // The rules that were there before decide still.
        assertThat(sct.logged("touch gone; old/rm gone")).isEqualTo("\"rm\"\n");
        sct.unload();
    }

    /** The object with a wrong instruction among those of the second rule's filter. */
    private static byte[] broken(byte[] object) {
        BpfObjectFile.Function program = BpfObjectFile.read(object).functions().stream()
                .filter(function -> function.section().equals("fentry/__x64_sys_unlink"))
                .filter(function -> slotOfFilter(function.code()) > 0)
                .findFirst()
                .orElseThrow();
        byte[] code = program.code().bytes();
        int start = indexOf(object, code);
        byte[] changed = object.clone();
        System.arraycopy(
                BEYOND_THE_STACK,
                0,
                changed,
                start + slotOfFilter(program.code()) * EncodedCode.SLOT,
                BEYOND_THE_STACK.length);
        return changed;
    }

    /** The first instruction from the filter's begin on that nothing is to be filled into; 0 for none. */
    private static int slotOfFilter(EncodedCode code) {
        return code.sources().entrySet().stream()
                .filter(entry -> entry.getValue().line() == FILTER_LINE)
                .mapToInt(entry -> entry.getKey())
                .map(first -> IntStream.iterate(first, slot -> slot + 1)
                        .filter(slot -> !code.relocations().containsKey(slot)
                                && !code.references().containsKey(slot))
                        .findFirst()
                        .orElseThrow())
                .findFirst()
                .orElse(0);
    }

    private static int indexOf(byte[] object, byte[] code) {
        for (int at = 0; at + code.length <= object.length; at++) {
            if (Arrays.equals(object, at, at + code.length, code, 0, code.length)) {
                return at;
            }
        }
        throw new AssertionError("the program's instructions are not in its object");
    }
}
