package org.syscalltrack.jvm.code;

import org.syscalltrack.jvm.call.CallView;

/** What the test of ancestors begins with. */
final class Ancestors {
    private Ancestors() {}

    /** Returns false, or unreadable where the observation does not hold all ancestors. */
    static int initialTruth(CallView call) {
        return call.ancestorsComplete() ? Truth.FALSE : Truth.UNREADABLE;
    }
}
