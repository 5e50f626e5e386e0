package org.syscalltrack.jvm.call;

/** Fills an argument when it is first asked for, so that what no rule asks is never decoded. */
@FunctionalInterface
public interface ArgumentDecoder {
    /** Decodes nothing: all arguments were given. */
    ArgumentDecoder NONE = (parameter, argument) -> {};

    /** Fills a cleared argument. */
    void decode(int parameter, RecordedArgument argument);
}
