package org.syscalltrack.bpf.asm;

/**
 * A place in one function that jumps can name before it is known. Two labels are never equal, whatever their names.
 *
 * <p>The name only serves listings and messages.
 */
public final class Label implements JumpTarget {
    private final String name;

    /** A label that an {@link Assembler} has still to {@linkplain Assembler#bind bind}. */
    public Label(String name) {
        this.name = name;
    }

    /** The name in listings. */
    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}
