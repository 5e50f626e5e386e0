package org.syscalltrack.dsl.plan;

/** What becomes of a suspended call whose time is over. */
public enum TimeoutAction {
    RESUME,
    KILL,
    FAIL
}
