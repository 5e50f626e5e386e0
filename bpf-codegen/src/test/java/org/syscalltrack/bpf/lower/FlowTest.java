package org.syscalltrack.bpf.lower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.syscalltrack.bpf.asm.Disassembler;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;

final class FlowTest {
    private final Flow flow = new Flow("test");
    private final Label there = new Label("there");

    @Test
    void whatOnlyOneWayKnowsIsNotKnownWhereTheyMeet() {
        flow.jumpIf(JumpOp.EQ, Register.R1, 0, there);
        flow.learn(Fact.Common.TASK);
        assertThat(flow.knows(Fact.Common.TASK)).isTrue();
        flow.bind(there);
        assertThat(flow.knows(Fact.Common.TASK)).isFalse();
        assertThat(flow.mayKnow(Fact.Common.TASK)).isTrue();
    }

    @Test
    void whatAllWaysKnowIsKnownWhereTheyMeet() {
        flow.learn(Fact.Common.TASK);
        flow.jumpIf(JumpOp.EQ, Register.R1, 0, there);
        flow.bind(there);
        assertThat(flow.knows(Fact.Common.TASK)).isTrue();
    }

    @Test
    void nothingIsWrittenWhereNothingLeads() {
        flow.jump(there);
        flow.code().move(Register.R0, 7);
        flow.bind(there);
        flow.code().move(Register.R0, 0);
        flow.exit();
        assertThat(listing()).isEqualTo("       0: r0 = 0\n       1: exit\n");
    }

    @Test
    void aJumpToWhatFollowsIsLeftOut() {
        Label other = new Label("other");
        flow.jumpIf(JumpOp.EQ, Register.R1, 0, other);
        flow.jump(there);
        flow.bind(other);
        flow.bind(there);
        flow.code().move(Register.R0, 0);
        flow.exit();
        assertThat(listing()).isEqualTo("       0: if r1 == 0 goto +0\n       1: r0 = 0\n       2: exit\n");
    }

    @Test
    void aJumpToNowhereIsFoundAtTheEnd() {
        flow.jumpIf(JumpOp.EQ, Register.R1, 0, there);
        flow.exit();
        assertThatThrownBy(flow::finish).isInstanceOf(IllegalStateException.class);
    }

    private String listing() {
        return Disassembler.plain().disassemble(flow.finish().encode());
    }
}
