package org.syscalltrack.dsl.analysis;

/** Kleene's truth values, with the two grades of unknown. */
enum Truth {
    FALSE,
    /** Unknown through values that are not there: never matches. */
    ABSENT,
    /** Unknown through values that cannot be read. */
    UNREADABLE,
    TRUE;

    static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    Truth negated() {
        return this == TRUE ? FALSE : this == FALSE ? TRUE : this;
    }

    /** False if any is false; else unknown if any is, as unreadable if any unknown is. */
    Truth and(Truth other) {
        if (this == FALSE || other == FALSE) {
            return FALSE;
        }
        return join(other, TRUE);
    }

    /** True if any is true. */
    Truth or(Truth other) {
        if (this == TRUE || other == TRUE) {
            return TRUE;
        }
        return join(other, FALSE);
    }

    private Truth join(Truth other, Truth neutral) {
        if (this == neutral) {
            return other;
        }
        if (other == neutral) {
            return this;
        }
        return this == UNREADABLE || other == UNREADABLE ? UNREADABLE : ABSENT;
    }
}
