package org.syscalltrack.dsl.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.syscalltrack.dsl.plan.Rate;
import org.syscalltrack.dsl.plan.TimeoutAction;

/** What a rule does when it matches. */
public sealed interface Action {
    /** Calls the visitor's method for this kind. */
    <R> R accept(Visitor<R> visitor);

    /** The type as rules name it: {@code LOG}, {@code FAIL} … */
    String type();

    /** Writes an event. */
    record Log(LogFormat format, Optional<Rate> rate, boolean continues) implements Action {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.log(this);
        }

        @Override
        public String type() {
            return "LOG";
        }
    }

    /** Makes the call fail; the code is constant and negative. */
    record Fail(IntegerValue errorCode, Optional<LogFormat> format, Optional<Rate> rate) implements Action {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.fail(this);
        }

        @Override
        public String type() {
            return "FAIL";
        }
    }

    /** Keeps the call from its effect and signals the process; the signal is constant. */
    record Kill(IntegerValue signal, Optional<LogFormat> format, Optional<Rate> rate) implements Action {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.kill(this);
        }

        @Override
        public String type() {
            return "KILL";
        }
    }

    /** Stops the process before the call's effect. */
    record Suspend(Optional<Duration> timeout, TimeoutAction onTimeout, Optional<LogFormat> format, Optional<Rate> rate)
            implements Action {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.suspend(this);
        }

        @Override
        public String type() {
            return "SUSPEND";
        }
    }

    /** Stops looking. */
    record Pass() implements Action {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.pass(this);
        }

        @Override
        public String type() {
            return "PASS";
        }
    }

    /** Counts by the values of the keys. */
    record Count(List<CountKey> keys, boolean continues) implements Action {
        /** Copies the list. */
        public Count {
            keys = List.copyOf(keys);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.count(this);
        }

        @Override
        public String type() {
            return "COUNT";
        }
    }

    /** Replaces a scalar argument. */
    record Rewrite(ParameterReference parameter, IntegerValue value, boolean continues) implements Action {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.rewrite(this);
        }

        @Override
        public String type() {
            return "REWRITE";
        }
    }

    /**
     * One method for each kind.
     *
     * @param <R> what they return
     */
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
