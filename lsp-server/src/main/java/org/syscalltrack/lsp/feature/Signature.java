package org.syscalltrack.lsp.feature;

import java.util.List;
import java.util.stream.Collectors;
import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.catalog.SystemCall;

/** A call as its man page declares it. */
final class Signature {
    private Signature() {}

    /** {@code openat(int dirfd, const char *pathname, int flags, umode_t mode)}. */
    static String of(SystemCall call) {
        return call.name() + call.parameters().stream().map(Signature::of).collect(Collectors.joining(", ", "(", ")"));
    }

    /** {@code const char *pathname}. */
    static String of(Parameter parameter) {
        String type = parameter.cType();
        return type + (type.endsWith("*") ? "" : " ") + parameter.name();
    }

    /** The parts of a signature, in order. */
    static List<String> parts(SystemCall call) {
        return call.parameters().stream().map(Signature::of).toList();
    }
}
