package org.syscalltrack.dsl.catalog;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * A test on one argument: {@code (argument & mask) in values}, or not in.
 *
 * @param parameter the canonical parameter's name
 * @param mask constants whose bits are looked at; empty: the whole value
 * @param negated whether the value must be none of {@code values}
 * @param values constants' names or decimal numbers; each may be several joined by {@code |}
 */
public record ArgumentTest(String parameter, List<String> mask, boolean negated, List<String> values) {
    /** Copies the lists. */
    public ArgumentTest {
        mask = List.copyOf(mask);
        values = List.copyOf(values);
    }

    /**
     * Whether {@code argument} passes.
     *
     * @param constant gives a constant's value in the call's ABI
     */
    public boolean holds(long argument, ToLongFunction<String> constant) {
        long bits = mask.isEmpty() ? -1 : 0;
        for (String name : mask) {
            bits |= valueOf(name, constant);
        }
        boolean found = false;
        for (String value : values) {
            found |= (argument & bits) == valueOf(value, constant);
        }
        return found != negated;
    }

    /** Whether a word of a test is a constant's name and no number. */
    public static boolean isName(String word) {
        return Character.isJavaIdentifierStart(word.charAt(0));
    }

    /** The value of one element of {@link #mask()} or {@link #values()}. */
    public static long valueOf(String words, ToLongFunction<String> constant) {
        long value = 0;
        for (String word : words.split("\\|", -1)) {
            value |= isName(word) ? constant.applyAsLong(word) : Long.parseLong(word);
        }
        return value;
    }
}
