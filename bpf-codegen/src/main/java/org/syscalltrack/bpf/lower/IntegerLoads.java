package org.syscalltrack.bpf.lower;

import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.IntegerSource;

/** The leaves of integer expressions: loads from everywhere, and truth values of conditions. */
final class IntegerLoads {
    private final Target target;
    private final Unknowns unknowns;
    private final ProcessValues process;
    private final ArgumentLoads arguments;
    private final PointedFields fields;
    private final CallResult result;
    private final KeptNumbers kept;
    private final ConditionSite conditions;
    private final FileNumbers files;

    /** Lowers a condition; the conditions' lowering itself, which is made after this. */
    interface ConditionSite {
        void lower(Condition condition, Outcomes outcomes);
    }

    IntegerLoads(
            Target target,
            Unknowns unknowns,
            ProcessValues process,
            ArgumentLoads arguments,
            PointedFields fields,
            CallResult result,
            KeptNumbers kept,
            ConditionSite conditions) {
        this.target = target;
        this.unknowns = unknowns;
        this.process = process;
        this.arguments = arguments;
        this.fields = fields;
        this.result = result;
        this.kept = kept;
        this.conditions = conditions;
        files = new FileNumbers(target, arguments);
    }

    /** Makes ready what a value is to be read to, where many are read one after the other. */
    void begin(IntegerSource source) {
        if (source instanceof IntegerSource.PointedField field) {
            fields.begin(field);
        }
    }

    /** In which ways a leaf can be unknown. */
    int unknowns(IntegerExpression leaf) {
        return unknowns.of(leaf);
    }

    /** Brings a leaf to hand, or goes on where it is unknown. */
    void prepare(IntegerExpression leaf, Label ifUnreadable, Label ifAbsent) {
        if (leaf instanceof IntegerExpression.Truth truth) {
            prepare(truth, ifUnreadable, ifAbsent);
        } else if (leaf instanceof IntegerExpression.Load load) {
            load.source().accept(new Preparation(ifUnreadable, ifAbsent));
        }
    }

    /** {@code destination} = a prepared leaf; R5 is lost. */
    void load(IntegerExpression leaf, Register destination) {
        if (leaf instanceof IntegerExpression.Truth truth) {
            target.code()
                    .load(Size.DW, destination, Register.R10, target.frame().slotOf(truth));
        } else if (leaf instanceof IntegerExpression.Load load) {
            load.source().accept(new Loading(destination));
        } else {
            throw new IllegalArgumentException("not a leaf: " + leaf);
        }
    }

    private void prepare(IntegerExpression.Truth truth, Label ifUnreadable, Label ifAbsent) {
        int slot = target.frame().slotOf(truth);
        Label isTrue = new Label("truth_true");
        Label isFalse = new Label("truth_false");
        Label done = new Label("truth_done");
        conditions.lower(truth.condition(), new Outcomes(isTrue, isFalse, ifUnreadable, ifAbsent, isTrue));
        target.flow().bind(isTrue);
        if (target.flow().isReachable()) {
            target.code().store(Size.DW, Register.R10, slot, 1);
            target.flow().jump(done);
        }
        target.flow().bind(isFalse);
        if (target.flow().isReachable()) {
            target.code().store(Size.DW, Register.R10, slot, 0);
        }
        target.flow().bind(done);
    }

    private final class Preparation implements IntegerSource.Visitor<Boolean> {
        private final Label ifUnreadable;
        private final Label ifAbsent;

        Preparation(Label ifUnreadable, Label ifAbsent) {
            this.ifUnreadable = ifUnreadable;
            this.ifAbsent = ifAbsent;
        }

        @Override
        public Boolean argument(IntegerSource.Argument node) {
            arguments.prepare(node.parameter(), ifUnreadable);
            return true;
        }

        @Override
        public Boolean pointedField(IntegerSource.PointedField node) {
            if (kept.keeps(node)) {
                kept.prepare(node, ifUnreadable, ifAbsent);
            } else {
                fields.prepare(node, ifUnreadable, ifAbsent);
            }
            return true;
        }

        @Override
        public Boolean returnValue(IntegerSource.ReturnValue node) {
            result.prepare();
            return true;
        }

        @Override
        public Boolean errorNumber(IntegerSource.ErrorNumber node) {
            result.prepare();
            return true;
        }

        @Override
        public Boolean processNumber(IntegerSource.ProcessNumber node) {
            process.ensureBaseOf(node.which());
            return true;
        }

        @Override
        public Boolean fileNumber(IntegerSource.FileNumber node) {
            if (kept.keeps(node)) {
                kept.prepare(node, ifUnreadable, ifAbsent);
            } else {
                files.prepare(node, ifUnreadable, ifAbsent);
            }
            return true;
        }
    }

    private final class Loading implements IntegerSource.Visitor<Boolean> {
        private final Register destination;

        Loading(Register destination) {
            this.destination = destination;
        }

        @Override
        public Boolean argument(IntegerSource.Argument node) {
            arguments.load(node.parameter(), destination);
            return true;
        }

        @Override
        public Boolean pointedField(IntegerSource.PointedField node) {
            if (kept.keeps(node)) {
                kept.load(node, destination);
            } else {
                fields.load(node, destination);
            }
            return true;
        }

        @Override
        public Boolean returnValue(IntegerSource.ReturnValue node) {
            result.load(destination);
            return true;
        }

        @Override
        public Boolean errorNumber(IntegerSource.ErrorNumber node) {
            // -4095 to -1 are errors (include/linux/err.h, MAX_ERRNO), the greatest of all unsigned numbers.
            result.load(destination);
            Label error = new Label("result_error");
            Label done = new Label("result_done");
            target.flow().jumpIf(JumpOp.GT, destination, -4096, error);
            target.code().alu(AluOp.MOV, destination, 0);
            target.flow().jump(done);
            target.flow().bind(error);
            target.code().negate(destination);
            target.flow().bind(done);
            return true;
        }

        @Override
        public Boolean processNumber(IntegerSource.ProcessNumber node) {
            process.load(node.which(), destination);
            return true;
        }

        @Override
        public Boolean fileNumber(IntegerSource.FileNumber node) {
            if (kept.keeps(node)) {
                kept.load(node, destination);
            } else {
                files.load(node, destination);
            }
            return true;
        }
    }
}
