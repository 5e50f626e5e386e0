package org.syscalltrack.dsl.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a rule does when it matches. */
public sealed interface PlannedAction {

    /** Calls the visitor's method for this kind. */
    <R> R accept(Visitor<R> visitor);

    /** Writes an event. */
    record Log(Optional<Rate> rate) implements PlannedAction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.log(this);
        }
    }

    /** Makes the call fail with this result, -4095 to -1. */
    record Fail(int errorCode, Optional<Rate> rate) implements PlannedAction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.fail(this);
        }
    }

    /** Keeps the call from its effect and sends the signal to the process. */
    record Kill(int signal, Optional<Rate> rate) implements PlannedAction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.kill(this);
        }
    }

    /** Stops the process before the call's effect. */
    record Suspend(Optional<Duration> timeout, TimeoutAction onTimeout, Optional<Rate> rate) implements PlannedAction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.suspend(this);
        }
    }

    /** Stops looking. */
    record Pass() implements PlannedAction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.pass(this);
        }
    }

    /** Counts by the values of the keys; no key means one counter. */
    record Count(List<FieldSource> keys) implements PlannedAction {
        /** Copies the lists. */
        public Count {
            keys = List.copyOf(keys);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.count(this);
        }
    }

    /** Replaces a scalar argument. */
    record Rewrite(int parameter, IntegerExpression value) implements PlannedAction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.rewrite(this);
        }
    }

    /** One method for each kind. */
    interface Visitor<R> {
        /** Called for {@link Log}. */
        R log(Log node);

        /** Called for {@link Fail}. */
        R fail(Fail node);

        /** Called for {@link Kill}. */
        R kill(Kill node);

        /** Called for {@link Suspend}. */
        R suspend(Suspend node);

        /** Called for {@link Pass}. */
        R pass(Pass node);

        /** Called for {@link Count}. */
        R count(Count node);

        /** Called for {@link Rewrite}. */
        R rewrite(Rewrite node);
    }
}
