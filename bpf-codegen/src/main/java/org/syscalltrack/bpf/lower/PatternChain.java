package org.syscalltrack.bpf.lower;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.syscalltrack.dsl.plan.Glob;
import org.syscalltrack.dsl.source.ByteString;

/**
 * Patterns as an automaton of one or more {@link PatternWord}s. The last state of a word goes on to the first one of the
 * next word. Patterns share a word where they fit into it together; one that is longer than a word has a chain of its
 * own, and only in its last word can a string end.
 *
 * @param words at least one
 * @param minimumLength the number of bytes that a matching string has at least
 */
record PatternChain(List<PatternWord> words, int minimumLength) {
    PatternChain {
        words = List.copyOf(words);
    }

    /** The patterns in as few words as they fit into, those of several words last. */
    static List<PatternChain> of(List<Glob> patterns) {
        List<PatternChain> chains = new ArrayList<>();
        List<PatternChain> longer = new ArrayList<>();
        Builder shared = new Builder();
        for (Glob pattern : patterns) {
            int states = states(pattern);
            if (isLong(pattern)) {
                Builder own = new Builder();
                own.add(pattern);
                longer.add(own.build());
                continue;
            }
            if (shared.used + states > Long.SIZE) {
                chains.add(shared.build());
                shared = new Builder();
            }
            shared.add(pattern);
        }
        if (shared.used > 0) {
            chains.add(shared.build());
        }
        chains.addAll(longer);
        return chains;
    }

    /** Whether a pattern takes several words. */
    static boolean isLong(Glob pattern) {
        return states(pattern) > Long.SIZE;
    }

    private static int states(Glob pattern) {
        return pattern.minimumLength() + 1;
    }

    private static final class Builder {
        private final List<Word> words = new ArrayList<>();
        private int used;
        private int minimumLength = Integer.MAX_VALUE;

        /** A word that is being made. */
        private static final class Word {
            private final long[] bytes = new long[PatternWord.VALUES];
            private long start;
            private long loops;
            private long accepting;
        }

        void add(Glob pattern) {
            word().start |= state();
            for (Glob.Element element : pattern.elements()) {
                if (element instanceof Glob.Element.Literal literal) {
                    literal(literal.bytes());
                } else if (element instanceof Glob.Element.OneOf set) {
                    Word word = word();
                    for (int value = 0; value < PatternWord.VALUES; value++) {
                        word.bytes[value] |= set.contains(value) ? state() : 0;
                    }
                    used++;
                } else {
                    word().loops |= state();
                }
            }
            word().accepting |= state();
            used++;
            minimumLength = Math.min(minimumLength, pattern.minimumLength());
        }

        private void literal(ByteString text) {
            for (int index = 0; index < text.length(); index++) {
                word().bytes[text.at(index) & 0xff] |= state();
                used++;
            }
        }

        private Word word() {
            int index = used / Long.SIZE;
            if (index == words.size()) {
                words.add(new Word());
            }
            return words.get(index);
        }

        /** The bit of the next state in its word. */
        private long state() {
            return 1L << used;
        }

        PatternChain build() {
            return new PatternChain(
                    words.stream()
                            .map(word -> new PatternWord(word.start, word.loops, word.accepting, boxed(word.bytes)))
                            .toList(),
                    minimumLength);
        }

        private static List<Long> boxed(long[] values) {
            List<Long> boxed = new ArrayList<>();
            for (long each : values) {
                boxed.add(each);
            }
            return Collections.unmodifiableList(boxed);
        }
    }
}
