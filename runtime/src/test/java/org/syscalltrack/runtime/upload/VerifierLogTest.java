package org.syscalltrack.runtime.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Logs as the verifiers of 6.1 and 6.12 write them. */
class VerifierLogTest {
    @Test
    void readsALogWithPlaces() {
        VerifierLog log = VerifierLog.parse("""
                0: R1=ctx() R10=fp0
                ; rule { @ try.conf:3
                0: (b7) r1 = 0                        ; R1=0
                ; filter_expression {PARAMS[1]=="/etc/passwd"} @ try.conf:4
                7: (85) call bpf_map_lookup_elem#1    ; R0=map_value_or_null(id=1,map=sct_counters,ks=4,vs=64)
                from 7 to 9: R0=0 R10=fp0
                9: (7a) *(u64 *)(r0 +0) = 1
                R0 invalid mem access 'map_value_or_null'
                processed 10 insns (limit 1000000) max_states_per_insn 0 total_states 0 peak_states 0 mark_read 0
                """);
        assertThat(log.instruction()).isEqualTo(9);
        assertThat(log.text()).isEqualTo("filter_expression {PARAMS[1]==\"/etc/passwd\"}");
        assertThat(log.reason()).hasValue("R0 invalid mem access 'map_value_or_null'");
    }

    @Test
    void readsALogWithoutPlaces() {
        VerifierLog log = VerifierLog.parse("""
                reg type unsupported for arg#0 function sct_en_0#22
                0: R1=ctx(off=0,imm=0) R10=fp0
                ; rule {
                0: (bf) r6 = r1                       ; R1=ctx(off=0,imm=0) R6_w=ctx(off=0,imm=0)
                1: (79) r1 = *(u64 *)(r6 +16)
                invalid bpf_context access off=16 size=8
                processed 2 insns (limit 1000000) max_states_per_insn 0 total_states 0 peak_states 0 mark_read 0
                """);
        assertThat(log.instruction()).isEqualTo(1);
        assertThat(log.text()).isEqualTo("rule {");
        assertThat(log.reason()).hasValue("invalid bpf_context access off=16 size=8");
    }

    @Test
    void anEmptyLogSaysNothing() {
        VerifierLog log = VerifierLog.parse("");
        assertThat(log.instruction()).isEqualTo(-1);
        assertThat(log.reason()).isEmpty();
    }
}
