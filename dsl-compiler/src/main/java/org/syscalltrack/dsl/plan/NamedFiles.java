package org.syscalltrack.dsl.plan;

import java.util.LinkedHashSet;
import java.util.Set;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.dsl.catalog.SystemCall;

/**
 * The files that the kernel finds for names, as steps ask for them by {@code FILE(n)} and {@code REALPATH(n)}: where n is
 * a descriptor the file is at hand everywhere, and is none of these.
 */
public final class NamedFiles {
    private NamedFiles() {}

    /**
     * A file that is asked for.
     *
     * @param file the parameter that names it
     * @param path whether its path is wanted, and not only its attributes
     */
    public record Use(PathSource.Real file, boolean path) {}

    /** Looks for values of such files among those of a call. */
    public static SourceSearch search(SystemCall call) {
        return new SourceSearch(
                source -> source instanceof IntegerSource.FileNumber number && isNamed(number.file(), call),
                source -> source instanceof StringSource.Path path && isNamed(path.source(), call),
                source -> false);
    }

    /** Whether what is found for a path or descriptor is such a file. */
    private static boolean isNamed(PathSource source, SystemCall call) {
        return source instanceof PathSource.Real real
                && call.parameters().get(real.parameter()).kind() instanceof ParameterKind.Path;
    }

    /** What a step of a call asks for, in the order of its text. */
    public static Set<Use> of(Step step, SystemCall call) {
        Set<Use> uses = new LinkedHashSet<>();
        new SourceSearch(
                        source -> {
                            if (source instanceof IntegerSource.FileNumber number
                                    && isNamed(number.file(), call)
                                    && number.file() instanceof PathSource.Real real) {
                                uses.add(new Use(real, /* path= */ false));
                            }
                            return false;
                        },
                        source -> {
                            if (source instanceof StringSource.Path path
                                    && isNamed(path.source(), call)
                                    && path.source() instanceof PathSource.Real real) {
                                uses.add(new Use(real, /* path= */ true));
                            }
                            return false;
                        },
                        source -> false)
                .finds(step);
        return uses;
    }
}
