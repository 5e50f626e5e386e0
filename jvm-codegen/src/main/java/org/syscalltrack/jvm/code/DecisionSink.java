package org.syscalltrack.jvm.code;

/** Takes what a decision has to tell beside the step that stopped it. Steps are named by their index in the chain. */
public interface DecisionSink {
    /** A step matched, and the steps below it are looked at as well. */
    void continued(int step);

    /** A step's filter is unknown through an unreadable operand; called before the step's match, if it makes one. */
    void unreadable(int step);
}
