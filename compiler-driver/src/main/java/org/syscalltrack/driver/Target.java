package org.syscalltrack.driver;

import java.util.Locale;
import java.util.Optional;

/** What rules can be compiled to. */
public enum Target {
    /** One eBPF object. */
    BPF(".bpf.o"),
    /** A directory with the sources of a kernel module. */
    KMOD(".kmod"),
    /** A jar that the JVM backend loads. */
    JVM(".jar");

    private final String suffix;

    Target(String suffix) {
        this.suffix = suffix;
    }

    /** As users name it, such as {@code bpf}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the name of a rule set's main product ends in, such as {@code .bpf.o}. */
    public String suffix() {
        return suffix;
    }

    /** The target of that label. */
    public static Optional<Target> of(String label) {
        for (Target target : values()) {
            if (target.label().equals(label)) {
                return Optional.of(target);
            }
        }
        return Optional.empty();
    }
}
