package org.syscalltrack.dsl.event;

/** What a rule did, as a number in the record; the numbers are part of the record's format and never change. */
public enum Verdict {
    LOG(1),
    FAIL(2),
    KILL(3),
    SUSPEND(4),
    PASS(5),
    COUNT(6),
    REWRITE(7);

    private final int code;

    Verdict(int code) {
        this.code = code;
    }

    /** Returns the number in the record's verdict byte. */
    public int code() {
        return code;
    }

    /**
     * Returns the verdict with this number.
     *
     * @throws IllegalArgumentException where no verdict has it
     */
    public static Verdict ofCode(int code) {
        for (Verdict verdict : values()) {
            if (verdict.code == code) {
                return verdict;
            }
        }
        throw new IllegalArgumentException("no verdict has the number " + code);
    }
}
